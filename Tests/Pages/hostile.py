"""A journal whose every value tries to be more than text."""

import json
import re

# What does something when a page takes it for HTML: in the text, in its title, or in an attribute.
MARKUP = [
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "--><script>window.ran=1</script>",
    "]]></desc></text></svg><script>window.ran=1</script>",
    "</textarea></summary></details></table><script>window.ran=1</script>",
    "<img src=x onerror='window.ran=1'>",
    "\"><img src=x onerror=\"window.ran=1\">",
    "<svg onload=\"window.ran=1\">",
    "<svg><animate onbegin='window.ran=1' attributeName='x'/></svg>",
    "<svg><use href='data:image/svg+xml,<svg/>#x'/></svg>",
    "<math><mi xlink:href='javascript:window.ran=1'>x</mi></math>",
    "<iframe src='https://evil.example/'></iframe>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<object data='https://evil.example/x.svg'></object>",
    "<embed src='https://evil.example/x.svg'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css'; body{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href='https://evil.example/'>",
    "<details open ontoggle='window.ran=1'>",
    "<body onpageshow='window.ran=1' style='display:none'>",
    "<form action='https://evil.example/'><button autofocus onfocus='window.ran=1'>Send</button>",
    "<a href='javascript:window.ran=1'>click</a>",
    "<video autoplay src='https://evil.example/x.mp4'></video>",
    "<p style='background:url(https://evil.example/x.png)'>styled",
    "\" autofocus onfocus=\"window.ran=1\" tabindex=\"0",
    "' style='background:url(//evil.example/x.png)' x='",
    "<h1 id=main>another heading",
    "<plaintext>",
]

# What must be shown as it is written, or at least do no harm.
TEXTS = [
    "<!-- the rest is gone",
    "javascript:window.ran=1",
    "JaVa\tScRiPt:window.ran=1",
    " data:text/html,<script>parent.ran=1</script>",
    "//evil.example/x.png",
    "https://evil.example/\"onclick=\"window.ran=1",
    "http:javascript:window.ran=1",
    "url(https://evil.example/x.png)",
    "{{company}} {{{company}}} {{&company}}",
    "{{#applications}}{{company}}{{/applications}} {{> page}} {{! gone }} {{=<% %>=}}",
    "&lt;script&gt;window.ran=1&lt;/script&gt; &amp;amp; &#60; &nbsp;",
    "\" ' ` \\ \\\" \\' ${window.ran=1} %3Cscript%3E",
    "W" * 10_000,
    "界" * 3_000,
    "Zoë 👩‍👩‍👧‍👦 Ágnes O’Brien – “quoted”",
    "line\u2028and\u2029paragraph",
    "null",
    "a\u0300" * 200,
]

# What pages may leave out or replace: controls, and marks that turn the direction of text.
MARKS = [
    "\u202egnp.exe\u202c \u2066isolated",
    "bell\u0007 escape\u001b[31m delete\u007f",
    "zero\0byte",
    "\ufeffmark\u200bzero\u200dwidth",
]

PAYLOADS = MARKUP + TEXTS + MARKS

# How far each application is, one after the other.
COURSES = [
    ["status: lead", "found: 2026-11-02"],
    ["applied: 2026-10-20"],
    ["applied: 2026-10-20", "decision-by: 2026-11-27"],
    ["applied: 2026-10-02", "rejected: 2026-11-16"],
    ["applied: 2026-10-02", "offer: 2026-11-16", "offer-expires: 2026-11-27"],
    ["applied: 2026-10-02", "withdrawn: 2026-11-16"],
    ["applied: 2026-10-02", "offer: 2026-11-13", "accepted: 2026-11-16"],
    ["applied: 2026-10-02", "closed: 2026-11-16"],
]


def escaped(text):
    """Text as Markdown says it, so that all of it is read as text."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def application(payload, number):
    value = json.dumps(payload, ensure_ascii=False).replace("\u007f", "\\x7F")
    raw = re.sub("[\0\u2028\u2029]", " ", payload)
    text = escaped(raw)
    front = [
        f"company: {value}", f"role: {value}", f"link: {value}", f"location: {value}",
        f"source: {value}", f"salary: {value}", f"tags: [{value}]", *COURSES[number % len(COURSES)],
    ]
    if len(payload) > 1000:
        front[2:7] = []
    body = [
        f"# {raw}", "",
        "## Contacts", "",
        f"- {text}, Manager <dana@firm.example>",
        f"- Lee Okafor, {text}", "",
        "## References", "",
        f"- {text} (former lead)",
        "  - Will tell: yes",
    ]
    if number % len(COURSES):
        body += [
            "", f"## Interview 2026-11-10 10:00, {text}", "",
            f"- With: Dana Whitfield ({text}), Lee Okafor",
            f"- Where: {raw}",
            f"- Process: {text}",
            f"- Timeline: {text}",
            f"- Liked: {text}",
            f"- Promised: {text} by 2026-11-24",
            f"- Promised: {text} again by 2026-11-13", "",
            raw,
            "", f"## Interview 2026-11-27, {text}", "",
            f"- With: {text}",
        ]
    body += [
        "", "## Log", "",
        f"- 2026-11-11 Thank-you: Lee Okafor, {text}",
        f"- 2026-11-12 Heard: {text}",
        f"- 2026-11-16 Rejected: {text}" if number % len(COURSES) == 3 else f"- [ ] {text}",
        f"- 2026-11-16 Feedback asked: {text}",
        f"- 2026-11-17 Waived: check-in-due: {text}",
        f"- [ ] {text} by 2026-11-23",
    ]
    return "\n".join(["---", *front, "---", "", *body]) + "\n"


def write_journal(folder, payloads):
    for number, payload in enumerate(payloads):
        name = payload.replace("\0", "").lstrip("/.")[:80].strip() or "name"
        path = folder / f"{number:02}" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = application(payload, number)
        assert len(text.encode()) < 256 * 1024
        path.write_text(text)
