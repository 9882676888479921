"""What somebody sees in a terminal who waits: for a dictionary that takes its time."""

import os
import pty
import subprocess

import pytest

from conftest import PROGRAM

LINE = b"looking up words"
CLEAR = b"\r\x1b[K"


@pytest.fixture
def journal(tmp_path):
    (tmp_path / "bin").mkdir()
    hunspell = tmp_path / "bin" / "hunspell"
    hunspell.write_text("#!/bin/sh\nsleep 2\n")
    hunspell.chmod(0o755)
    (tmp_path / "journal" / "drafts").mkdir(parents=True)
    (tmp_path / "journal" / "jobjournal.yml").touch()
    (tmp_path / "journal" / "drafts" / "acme.md").write_text("Dear Ms Wu,\n\nthank you for the talk.\n")
    return tmp_path


def proofread(journal, *arguments, terminal="xterm", errors):
    subprocess.run(
        [PROGRAM, "proofread", "--draft", "--journal", journal / "journal", *arguments],
        env={**os.environ, "PATH": f"{journal / 'bin'}:/usr/bin:/bin", "TERM": terminal},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, timeout=60)


def shown(journal, *arguments, **options):
    """What the program writes to a terminal as its standard error."""
    main, other = pty.openpty()
    try:
        proofread(journal, *arguments, errors=other, **options)
        # An empty terminal is not waited for.
        os.set_blocking(main, False)
        return os.read(main, 65536)
    except BlockingIOError:
        return b""
    finally:
        os.close(other)
        os.close(main)


def test_terminal_shows_what_goes_on_until_it_is_over(journal):
    text = shown(journal)
    assert CLEAR + LINE in text
    assert LINE not in text.split(CLEAR)[-1]


def test_quiet_and_terminals_that_take_no_line_back(journal):
    assert LINE not in shown(journal, "--quiet")
    assert LINE not in shown(journal, terminal="dumb")


def test_file_gets_nothing_of_it(journal):
    path = journal / "errors"
    with open(path, "wb") as file:
        proofread(journal, errors=file)
    assert LINE not in path.read_bytes()
