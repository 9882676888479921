"""Reads e-mail drafts with Python's `email` (policy default). See scripts/validate-eml."""

import email
import email.policy
import itertools
import pathlib
import subprocess
import sys
import tempfile

NAMES = [
    "Dana Whitfield", "Jörg Grünwald", "李娜 王", "O'Brien \"Bo\" Haddad", "Ana. Ruiz: Jr",
    "Smith\\ Ada", "=?utf-8?q?Bcc=3A_x?= Lund", "👩‍👩‍👧‍👦 Família", "Ä" * 90 + " Lang",
    "w" * 120 + " Long", "D. \u202eevil\u202c Lund", "Élise d'Œuvre", "a@b Lund",
]
ROLES = [
    "Firmware Engineer", "Prüferin (Öl & Gas)", "=?utf-8?b?QmNjOiB4?= Lead", "設計者",
    "Rôle: très, très long " * 8, "r" * 180, "a\\r\\nBcc: evil@x.example", "Größe ±3 % =20",
    "trailing =", ". dot",
]


def flat(text):
    """What a value of the notes becomes: one line, without marks that turn its direction."""
    kept = "".join(c for c in text if c not in "\u202e\u202c")
    return " ".join(kept.split())


def is_same(read, written):
    """Before 3.12, Python read a blank between the encoded words that a long name takes."""
    if len(written.encode()) > 40:
        return read.replace(" ", "") == written.replace(" ", "")
    return read == written


def draft(program, folder, arguments):
    command = [program, "draft", "check-in", "acme", "--today", "2026-11-30", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


def check(program, folder, name, role, sender, language):
    quoted = role.replace('"', '\\"')
    (folder / "jobjournal.yml").write_text(
        f"language: {language}\nfrom: '{sender.replace(chr(39), chr(39) * 2)} <ada@lund.example>'\n")
    (folder / "acme.md").write_text(
        f'---\ncompany: Acme\nrole: "{quoted}"\ncontact-by: email\n---\n\n'
        f"## Interview 2026-11-20\n\n- With:\n  - {name} <dana@acme.example>\n")
    markdown = draft(program, folder, []).decode()
    fields, text = markdown.split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in fields.splitlines())
    raw = draft(program, folder, ["--format", "eml"])
    assert b"\n" not in raw.replace(b"\r\n", b""), "a lone line end"
    assert all(len(line) <= 76 for line in raw.split(b"\r\n")), "a long line"
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert not message.defects, message.defects
    for header in message.keys():
        assert not message[header].defects, (header, message[header].defects)
    expected = [
        "X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding"]
    assert message.keys() == expected, message.keys()
    assert message["Subject"] == fields["Subject"], (message["Subject"], fields["Subject"])
    (to,) = message["To"].addresses
    shown = fields["To"].removesuffix(" <dana@acme.example>")
    assert is_same(to.display_name, shown), (to, shown)
    assert to.addr_spec == "dana@acme.example", to
    (author,) = message["From"].addresses
    assert is_same(author.display_name, flat(sender)), (author, sender)
    assert author.addr_spec == "ada@lund.example"
    assert message.get_content().replace("\r\n", "\n") == text, "another text"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = 0
    with tempfile.TemporaryDirectory() as path:
        pairs = list(itertools.zip_longest(NAMES, ROLES, fillvalue="Plain"))
        pairs += [(name, "Plain") for name in NAMES] + [("Dana Whitfield", r) for r in ROLES]
        for number, (name, role) in enumerate(pairs):
            # What `from` takes has neither brackets nor an @.
            sender = "Ada Lund" if set(name) & set("@<>") else name
            language = ["en", "de"][number % 2]
            try:
                check(program, pathlib.Path(path), name, role, sender, language)
            except (AssertionError, subprocess.CalledProcessError) as error:
                details = getattr(error, "stderr", b"")
                sys.exit(f"name {name!r}, role {role!r}: {error} {details!r}")
            count += 1
    print(f"{count} drafts are read as they were meant.")


main()
