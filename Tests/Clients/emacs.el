;; -*- lexical-binding: t -*-
;; Works through a journal in Emacs as a person would, with the configuration of docs/editors.md.

(require 'cl-lib)
(require 'flymake)

(setq backtrace-on-error-noninteractive nil)

;; In a batch run nothing is read from the keyboard, so nothing runs what waits for that.
(defun after-command ()
  (run-hooks 'post-command-hook))

(defmacro await (what &rest body)
  "Wait until BODY answers with something, and return it."
  (declare (indent 1))
  `(let ((give-up (time-add nil 30)) answer)
     (while (not (or (setq answer (progn ,@body)) (time-less-p give-up nil)))
       (accept-process-output nil 0.02))
     (or answer
         (error "Waited in vain for %s:\n%S\n%s" ,what
                (mapcar #'flymake-diagnostic-text (flymake-diagnostics))
                (buffer-substring-no-properties (point-min) (point-max))))))

(defun expect (fact what &rest seen)
  (unless fact (error "%s: %S" what seen)))

(defun visit (file)
  (find-file (expand-file-name file command-line-default-directory))
  (after-command))

(defun diagnostic (rule)
  "The diagnostic of RULE in this buffer, whose text begins as eglot writes it."
  (cl-find (format "jobjournal [%s]: " rule) (flymake-diagnostics)
           :key #'flymake-diagnostic-text :test #'string-prefix-p))

(defun place (diagnostic)
  "What the buffer underlines for DIAGNOSTIC."
  (buffer-substring-no-properties
   (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun act (choice)
  "Take the code action at point whose title holds CHOICE."
  (cl-letf* ((last-nonmenu-event ?\r)
             ((symbol-function 'completing-read)
              (lambda (_prompt titles &rest _)
                (or (cl-find choice (mapcar #'car titles) :test #'string-search)
                    (error "%s is not offered: %S" choice (mapcar #'car titles))))))
    (call-interactively #'eglot-code-actions)))

(defun lint (file)
  "Line, column and rule of what `jobjournal lint' finds in FILE on the disk."
  (with-temp-buffer
    (call-process "jobjournal" nil t nil "lint" "--format" "json" file)
    (goto-char (point-min))
    (sort (mapcar (lambda (one)
                    (format "%s:%s %s" (plist-get one :line) (plist-get one :column)
                            (plist-get one :rule)))
                  (json-parse-buffer :object-type 'plist))
          #'string<)))

(defun shown ()
  "Line, column and rule of the diagnostics in this buffer."
  (sort (mapcar (lambda (one)
                  (save-excursion
                    (goto-char (flymake-diagnostic-beg one))
                    (format "%s:%s %s" (line-number-at-pos) (1+ (eglot-lsp-abiding-column))
                            (replace-regexp-in-string
                             "\\`jobjournal \\[\\(.*?\\)\\]: \\(.\\|\n\\)*\\'" "\\1"
                             (flymake-diagnostic-text one)))))
                (flymake-diagnostics))
        #'string<))

(visit "../outside.md")
(expect (not (and (fboundp 'eglot-managed-p) (eglot-managed-p))) "A server runs outside")

(visit "havelnetz.md")
(await "eglot" (eglot-managed-p))
(flymake-start)
(let ((finding (await "diagnostics" (diagnostic "entry-unknown"))))
  (expect (equal (place finding) "Timelin") "Another place" (place finding))
  (expect (eq (flymake-diagnostic-type finding) 'eglot-warning) "Another severity"
          (flymake-diagnostic-type finding)))
(expect (equal (shown) (lint "havelnetz.md")) "Unlike lint" (shown))

(go-to "2026-11-10 11:30")
(let (hover)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
  (await "a hover" hover)
  (expect (string-search "Noor Rahimi" hover) "The hover does not say whom to thank" hover))

(go-to "Timelin:")
(act "Timeline")
(expect (looking-at "Timeline: 2026-11-20$") "The fix did nothing" (thing-at-point 'line))
(eglot--signal-textDocument/didChange)
(await "the finding to go" (not (diagnostic "entry-unknown")))
(save-buffer)
(await "the same as lint" (equal (shown) (lint "havelnetz.md")))

(go-to "Stefan Kurzweil, by email")
(call-interactively #'xref-find-definitions)
(expect (looking-at "Stefan Kurzweil, Head of Operations") "Another person" (thing-at-point 'line))

(go-to "## Log")
(forward-line 2)
(insert "- 2026-11-20 Thank-\n")
(backward-char)
(expect (progn (completion-at-point) (looking-back "- 2026-11-20 Thank-you:.*" (line-beginning-position)))
        "Completed with something else" (thing-at-point 'line))
(delete-region (line-beginning-position) (line-end-position))

(goto-char (point-max))
(insert "- [ ] 🎒 für die ö👩‍🚀 grüßen by 2026-11-31")
(eglot--signal-textDocument/didChange)
(let ((invalid (await "an invalid date" (diagnostic "date-invalid"))))
  (expect (equal (place invalid) "2026-11-31") "Another place" (place invalid)))

(expect (string-search "2026-11-10 11:30, in Berlin" (format "%S" (imenu--make-index-alist)))
        "The interview is no symbol" imenu--index-alist)

;; jsonrpc kills what has not ended by itself.
(let ((process (jsonrpc--process (eglot-current-server))))
  (advice-add 'jsonrpc-shutdown :before
              (lambda (&rest _) (await "the server to end" (not (process-live-p process)))))
  (eglot-shutdown (eglot-current-server))
  (expect (eq (process-exit-status process) 0) "The server failed" (process-exit-status process)))
(expect (not (or (eglot-managed-p) (flymake-diagnostics))) "Something is left over")
