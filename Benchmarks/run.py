#!/usr/bin/env python3
"""Measures jobjournal against the floor: what reading and parsing the same files costs in C."""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent / ".build" / "release" / "jobjournal"
TODAY = "2026-11-21"  # the day that generate.py writes for


class Sample(NamedTuple):
    wall: float
    cpu: float
    peak: float


def fail(sentence):
    sys.exit(f"run.py: {sentence}")


def check(command):
    """Runs a command that has to end with status 0; returns what it printed."""
    try:
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    except OSError as error:
        fail(f"{command[0]} cannot be run: {error.strerror}")
    expect_success(command, result.returncode, result.stderr)
    return result.stdout.strip()


def expect_success(command, status, messages):
    if status != 0:
        fail(f"status {status} instead of 0 from: {shlex.join(map(str, command))}\n"
             + messages.strip()[:2000])


def compile_c(name, folder, *flags):
    program = folder / name
    compiler = shlex.split(os.environ.get("CC", "cc"))
    check([*compiler, "-O2", HERE / f"{name}.c", "-o", program, *flags])
    return program


def cmark_flags():
    try:
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark"],
                               capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ["-lcmark"]
    return shlex.split(flags)


def measure(launcher, command):
    result = subprocess.run([launcher, *map(str, command)], capture_output=True, text=True)
    expect_success([launcher.name], result.returncode, result.stderr)
    wall, cpu, peak, status = result.stdout.split()
    expect_success(command, int(status), result.stderr)
    return Sample(float(wall), float(cpu), float(peak))


def rows(samples):
    """A ratio compares the two samples of one round, so that a slow moment weighs on both."""
    yield ["", "wall ms", "x floor", "(range)", "CPU ms", "x floor", "peak MB", "x floor"]
    for name, mine in samples.items():
        pairs = list(zip(mine, samples["floor"]))
        wall, cpu, peak = ([a[n] / b[n] for a, b in pairs] for n in range(3))
        yield [
            name,
            f"{median(s.wall for s in mine) * 1e3:.1f}", f"{median(wall):.2f}",
            f"{min(wall):.2f}-{max(wall):.2f}",
            f"{median(s.cpu for s in mine) * 1e3:.1f}", f"{median(cpu):.2f}",
            f"{median(s.peak for s in mine) / 1e6:.1f}", f"{median(peak):.2f}",
        ]


def print_table(lines):
    lines = list(lines)
    widths = [max(map(len, column)) for column in zip(*lines)]
    for name, *cells in lines:
        print("  ".join([name.ljust(widths[0]), *map(str.rjust, cells, widths[1:])]))


def compare(launcher, floor, program, journal, rounds, commits):
    arguments = ["--today", TODAY, "--journal", journal]
    commands = {
        "floor": [floor, journal],
        "agenda": [program, "agenda", "--output", "-", *arguments],
        "lint": [program, "lint", "--fail-on", "never", *arguments],
    }
    if commits:
        past = f"HEAD~{commits // 5}"
        commands |= {
            "lint --staged": [program, "lint", "--staged", "--fail-on", "never", *arguments],
            "agenda --at": [program, "agenda", "--at", past, *arguments],
            "agenda --since": [program, "agenda", "--since", past, *arguments],
            "history": [program, "history", *arguments],
        }
    # A journal that cannot be read in full would be measured as a fast one.
    check([program, "lint", "--fail-on", "error", *arguments])
    for command in commands.values():
        measure(launcher, command)
    samples = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(measure(launcher, command))
    print_table(rows(samples))


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=positive, action="append", metavar="N",
                        help="size of the journal (default 1000); may be repeated")
    parser.add_argument("--commits", type=positive, metavar="N",
                        help="make it a repository, and measure what reads from git, too")
    parser.add_argument("--rounds", type=positive, default=9, metavar="N")
    parser.add_argument("--program", type=Path, default=PROGRAM, metavar="FILE",
                        help="default .build/release/jobjournal")
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK) or options.program.is_dir():
        fail(f"{options.program} is missing; build it first: swift build -c release")
    program = options.program.resolve()

    with tempfile.TemporaryDirectory(prefix="jobjournal-benchmark-") as name:
        folder = Path(name).resolve()
        floor = compile_c("floor", folder, *cmark_flags())
        launcher = compile_c("measure", folder)
        for count in options.applications or [1000]:
            journal = folder / f"journal-{count}"
            if not journal.exists():
                make = ["generate_history.py", "--commits", options.commits] if options.commits \
                    else ["generate.py"]
                check([sys.executable, HERE / make[0], journal, "--applications", count, *make[1:]])
            print(f"{check([floor, journal])}; medians of {options.rounds} rounds", flush=True)
            compare(launcher, floor, program, journal, options.rounds, options.commits)
            print(flush=True)


if __name__ == "__main__":
    main()
