"""What the scripts of this folder share."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TODAY = "2026-11-21"  # the day that generate.py writes for


def fail(sentence):
    sys.exit(f"{Path(sys.argv[0]).name}: {sentence}")


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def options_parser(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release/jobjournal",
                        metavar="FILE", help="default .build/release/jobjournal")
    return parser


def parse(parser):
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK) or options.program.is_dir():
        fail(f"{options.program} is missing; build it first: scripts/build-release")
    options.program = options.program.resolve()
    return options


def expect_success(command, status, messages):
    if status != 0:
        fail(f"status {status} instead of 0 from: {shlex.join(map(str, command))}\n"
             + messages.strip()[:2000])


def check(command, folder=None, environment=None):
    """Runs a command that has to end with status 0; returns what it printed."""
    try:
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                                cwd=folder, env=environment)
    except OSError as error:
        fail(f"{command[0]} cannot be run: {error.strerror}")
    expect_success(command, result.returncode, result.stderr)
    return result.stdout.strip()


def generate(journal, count, size=2400):
    check([sys.executable, HERE / "generate.py", journal, "--applications", count, "--size", size])


def compile_c(name, folder, *flags):
    program = folder / name
    compiler = os.environ.get("CC") or shutil.which("cc") or "clang"
    check([*shlex.split(compiler), "-O2", HERE / f"{name}.c", "-o", program, *flags])
    return program


def compile_floor(folder):
    return compile_c("floor", folder, *cmark_flags())


def cmark_flags():
    try:
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark"],
                               capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ["-lcmark"]
    return shlex.split(flags)
