;; Runs `jobjournal lsp' for the Markdown files of a journal, and for no others.
(defun jobjournal-folder (folder)
  "The journal that FOLDER is in, or nil."
  (locate-dominating-file folder "jobjournal.yml"))

(defun jobjournal-project (folder)
  "The journal that FOLDER is in, as the project that eglot runs a server for."
  (when (and (bound-and-true-p eglot-lsp-context) (jobjournal-folder folder))
    (cons 'transient (jobjournal-folder folder))))

(with-eval-after-load 'project
  (add-hook 'project-find-functions #'jobjournal-project))

(defun jobjournal-start ()
  "Have eglot manage this buffer, if its file is a Markdown file of a journal."
  (when (and (string-match-p "\\.\\(md\\|markdown\\)\\'" buffer-file-name)
             (jobjournal-folder default-directory))
    (setq-local eglot-server-programs
                `((((,major-mode :language-id "markdown")) "jobjournal" "lsp")))
    (eglot-ensure)))

(add-hook 'find-file-hook #'jobjournal-start)
