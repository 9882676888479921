"""What the tests with real clients share. `scripts/test-clients` runs them."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

REPOSITORY = pathlib.Path(__file__).parents[2]
PROGRAM = pathlib.Path(os.environ["JOBJOURNAL"])
TODAY = "2026-11-21"


@pytest.fixture
def journal(tmp_path):
    """A copy of the samples, in a folder whose name a URI cannot hold as it is."""
    return pathlib.Path(shutil.copytree(REPOSITORY / "samples", tmp_path / "Stellen, größte 🦦"))


@pytest.fixture
def environment(tmp_path):
    """One in which `jobjournal` is found, it is always the same day, and nobody is at home."""
    home = tmp_path / "home"
    home.mkdir()
    return os.environ | {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "JOBJOURNAL_TODAY": TODAY,
        "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}",
    } | {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}


def findings(journal, *paths):
    """What `jobjournal lint` finds on the disk."""
    command = [PROGRAM, "lint", "--journal", journal, "--today", TODAY, "--format", "json"]
    lint = subprocess.run([*command, *paths], stdout=subprocess.PIPE)
    assert lint.returncode in (0, 1)
    return json.loads(lint.stdout)
