"""Runs real editors, each with the configuration that docs/editors.md tells people to take."""

import subprocess

import pytest

from conftest import REPOSITORY

HERE = REPOSITORY / "Tests" / "Clients"
CONFIGURATIONS = REPOSITORY / "docs" / "editors"


def run(*command, environment, journal):
    """Runs an editor on a journal, outside of which there is one more Markdown file."""
    (journal.parent / "outside.md").write_text("# No journal\n")
    editor = subprocess.run(
        command, cwd=journal, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=180)
    assert editor.returncode == 0, editor.stdout


def test_neovim(environment, journal):
    run("nvim", "--headless", "-n", "-u", "NONE", "-S", HERE / "neovim.lua",
        environment=environment, journal=journal)


@pytest.mark.parametrize("modes", [[], ["--eval", "(setq auto-mode-alist nil)"]],
                         ids=["markdown-mode", "without"])
def test_emacs(environment, journal, modes):
    run("emacs", "--batch", "--funcall", "package-activate-all", *modes,
        "--load", CONFIGURATIONS / "emacs.el", "--load", HERE / "emacs.el",
        environment=environment, journal=journal)


@pytest.mark.parametrize("file, language", [("neovim.lua", "lua"), ("emacs.el", "elisp")])
def test_the_page_says_what_is_tested(file, language):
    page = (REPOSITORY / "docs" / "editors.md").read_text()
    assert f"```{language}\n{(CONFIGURATIONS / file).read_text()}```\n" in page
