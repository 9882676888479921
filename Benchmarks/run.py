#!/usr/bin/env python3
"""Measures jobjournal against the floor: what reading and parsing the same files costs in C.

Beside them run rumdl, which only checks the form of Markdown, and on the samples `git status`. What
is printed is Markdown, so that it can be kept.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic
from typing import NamedTuple

from common import (HERE, ROOT, TODAY, check, compile_c, compile_floor, expect_success, fail,
                    generate, options_parser, parse, positive)

RUMDL = "rumdl==0.3.0"
SIZE = 2400  # bytes of an application, on average
JOURNALS = [(100, SIZE), (1000, SIZE), (10_000, SIZE), (300, 10_240)]
FEWEST_ROUNDS, MOST_ROUNDS, SECONDS = 5, 31, 25


class Sample(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds
    peak: float  # bytes


class Comparison:
    """Commands, each measured again and again right after the baseline: what slows the computer
    for a moment is likely to slow both of a pair."""

    def __init__(self, launcher, baseline, commands, folder=None):
        self.baseline_name, baseline = baseline
        self.pairs = {name: [] for name in commands}
        for command in (baseline, *commands.values()):  # so that all is in the system's cache
            measure(launcher, command, folder)
        start = monotonic()
        while self.rounds < FEWEST_ROUNDS or (
                self.rounds < MOST_ROUNDS and monotonic() - start < SECONDS):
            for name, command in commands.items():
                self.pairs[name].append(
                    (measure(launcher, baseline, folder), measure(launcher, command, folder)))

    @property
    def rounds(self):
        return min(map(len, self.pairs.values()))

    def samples(self, name):
        if name == self.baseline_name:
            return [first for pairs in self.pairs.values() for first, _ in pairs]
        return [second for _, second in self.pairs[name]]

    def median(self, name, kind):
        return median(getattr(sample, kind) for sample in self.samples(name))

    def ratios(self, name, kind):
        """To the baseline."""
        return [getattr(second, kind) / getattr(first, kind) for first, second in self.pairs[name]]

    def ratio(self, name, kind):
        return median(self.ratios(name, kind))

    def times_slower(self, slow, name, kind):
        """How many times as long one command takes as another, in the same round."""
        return median(getattr(a, kind) / getattr(b, kind)
                      for a, b in zip(self.samples(slow), self.samples(name)))

    def table(self, slow=None):
        yield ["", "wall ms", f"x {self.baseline_name}", "range", "CPU ms",
               f"x {self.baseline_name}", "peak MB", *([f"{slow} takes"] if slow else [])]
        for name in (self.baseline_name, *self.pairs):
            is_baseline = name == self.baseline_name
            ratios = [] if is_baseline else self.ratios(name, "wall")
            yield [
                f"`{name}`" if " " in name or name.startswith("-") else name,
                f"{self.median(name, 'wall') * 1e3:.1f}",
                f"{median(ratios):.2f}" if ratios else "",
                f"{min(ratios):.2f}–{max(ratios):.2f}" if ratios else "",
                f"{self.median(name, 'cpu') * 1e3:.1f}",
                "" if is_baseline else f"{self.ratio(name, 'cpu'):.2f}",
                f"{self.median(name, 'peak') / 1e6:.1f}",
                *([f"{self.times_slower(slow, name, 'wall'):.2f} x"
                   if name not in (slow, self.baseline_name) else ""] if slow else []),
            ]


def measure(launcher, command, folder=None):
    result = subprocess.run([launcher, *map(str, command)], capture_output=True, text=True,
                            cwd=folder)
    expect_success([launcher.name], result.returncode, result.stderr)
    wall, cpu, peak, status = result.stdout.split()
    expect_success(command, int(status), result.stderr)
    return Sample(float(wall), float(cpu), float(peak))


def print_table(rows):
    name, *columns = zip(*rows)
    widths = [max(map(len, column)) for column in (name, *columns)]
    head, *rows = zip(name, *columns)
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for first, *cells in (head, rule, *rows):
        cells = [first.ljust(widths[0]), *map(str.rjust, cells, widths[1:])]
        print("| " + " | ".join(cells) + " |")
    print(flush=True)


def install_rumdl():
    """As the other checks do, into an ignored folder."""
    folder = ROOT / ".build-benchmarks"
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text() != RUMDL:
        check([ROOT / "scripts" / "make-venv", folder])
        check([folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check",
               "install", "--only-binary", ":all:", RUMDL])
        stamp.write_text(RUMDL)
    return folder / "bin" / "rumdl"


def limit_cores():
    """Two are what the targets are about."""
    try:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has no such call
        return os.cpu_count()


class Bench:
    def __init__(self, options, scratch):
        self.scratch = scratch
        self.program = options.program
        self.rumdl = install_rumdl()
        self.floor = compile_floor(scratch)
        self.launcher = compile_c("measure", scratch)

    def agenda(self, *arguments):
        return [self.program, "agenda", "--today", TODAY, *arguments]

    def lint(self, *arguments):
        return [self.program, "lint", "--today", TODAY, *arguments]

    def journal(self, count, size):
        return self.scratch / f"journal-{count}-{size}"

    def compare(self, count, size):
        journal = self.journal(count, size)
        generate(journal, count, size)
        floor = [self.floor, journal]
        where = ["--journal", journal]
        rumdl = [self.rumdl, "check", "--no-cache", "--no-config", "--exclude", "AGENDA.md",
                 "--fail-on", "never", journal]
        read = check(floor)
        # A journal that cannot be read in full would be measured as a fast one.
        check(self.lint("--fail-on", "error", *where))
        check(self.agenda(*where))
        check(self.agenda("--check", *where))
        checked = re.findall(r"(\d+) files?\b", check(rumdl).rpartition("\nIssues: ")[2])
        if checked[:1] != re.findall(r"^\d+", read):
            fail(f"the floor has read {read}, but rumdl has checked {checked[:1]}")
        comparison = Comparison(self.launcher, ("floor", floor), {
            "agenda": self.agenda(*where),
            "rumdl": rumdl,
            "agenda --output -": self.agenda("--output", "-", *where),
            "lint": self.lint("--fail-on", "never", *where),
        })
        print(f"{read}; medians of {comparison.rounds} rounds:\n")
        print_table(comparison.table(slow="rumdl"))
        return comparison

    def growth(self, small, large):
        """How many times as long the agenda of one journal takes as that of another."""
        small, large = (self.agenda("--journal", self.journal(*size)) for size in (small, large))
        return Comparison(self.launcher, ("small", small), {"large": large}).ratio("large", "wall")

    def compare_history(self, commits):
        """What reads from git."""
        journal = self.scratch / "history"
        check([HERE / "generate_history.py", journal, "--commits", commits])
        past, where = f"HEAD~{commits // 5}", ["--journal", journal]
        comparison = Comparison(self.launcher, ("floor", [self.floor, journal]), {
            "agenda --output -": self.agenda("--output", "-", *where),
            "lint --staged": self.lint("--staged", "--fail-on", "never", *where),
            "agenda --at": self.agenda("--at", past, *where),
            "agenda --since": self.agenda("--since", past, *where),
            "history": [self.program, "history", "--today", TODAY, *where],
        })
        print(f"{commits} commits of 1,000 applications; medians of {comparison.rounds} rounds:\n")
        print_table(comparison.table())

    def compare_samples(self):
        folder = self.scratch / "samples"
        shutil.copytree(ROOT / "samples", folder)
        # What somebody has set for all of their repositories is none of this.
        os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        git = shutil.which("git") or fail("git is missing")
        check(self.agenda(), folder)
        check([git, "init", "--quiet"], folder)
        check([git, "add", "."], folder)
        check([git, "-c", "user.name=Ada Lund", "-c", "user.email=ada@lund.example", "commit",
               "--quiet", "--message", "The samples"], folder)
        comparison = Comparison(self.launcher, ("git status", [git, "status"]), {
            "agenda": self.agenda(),
            "--version": [self.program, "--version"],
        }, folder)
        print(f"The samples, in a repository; medians of {comparison.rounds} rounds:\n")
        print_table(comparison.table())
        return comparison


def targets(bench, journals, samples):
    """What is aimed at, what was measured, whether it was reached."""
    def target(what, measured, limit, unit, is_least=False):
        is_reached = measured >= limit if is_least else measured <= limit
        return [f"{what} {'≥' if is_least else '≤'} {limit:g}{unit}", f"{measured:.2f}{unit}",
                "reached" if is_reached else "missed"]

    yield ["target", "measured", ""]
    small, large = (1000, SIZE), (10_000, SIZE)
    for journal, most in [(small, 1.5), (large, 1)]:
        if comparison := journals.get(journal):
            name = f"`agenda`, {journal[0]:,} applications:"
            yield target(f"{name} wall / floor", comparison.ratio("agenda", "wall"), most, "")
            yield target(f"{name} CPU / floor", comparison.ratio("agenda", "cpu"), 2, "")
    for (count, size), comparison in journals.items():
        if count >= 300:
            files = f"{count:,} applications" + (" of 10 KB" if size > SIZE else "")
            yield target(f"rumdl, {files}: wall / `agenda`",
                         comparison.times_slower("rumdl", "agenda", "wall"), 6, "", is_least=True)
    if comparison := journals.get(large):
        yield target("`agenda`, 10,000 applications: peak",
                     comparison.median("agenda", "peak") / 1e6, 120, " MB")
    if small in journals and large in journals:
        yield target("`agenda`, 10,000 / 1,000 applications: wall", bench.growth(small, large), 11,
                     "")
    yield target("`--version`", samples.median("--version", "wall") * 1e3, 10, " ms")
    yield target("`agenda`, samples", samples.median("agenda", "wall") * 1e3, 15, " ms")
    yield target("`agenda`, samples: wall / `git status`", samples.ratio("agenda", "wall"), 1, "")


def main():
    parser = options_parser(__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out 10,000 applications")
    parser.add_argument("--applications", type=positive, action="append", metavar="N",
                        help="measure a journal of this size instead; may be repeated")
    parser.add_argument("--commits", type=positive, metavar="N",
                        help="measure what reads from git instead, after so many commits")
    options = parse(parser)
    cores = limit_cores()
    with tempfile.TemporaryDirectory(prefix="jobjournal-benchmark-") as name:
        bench = Bench(options, Path(name).resolve())
        print(f"jobjournal {check([options.program, '--version'])}, "
              f"{check([bench.rumdl, '--version'])}, {check(['git', '--version'])}; "
              f"{cores} cores\n")
        if options.commits:
            bench.compare_history(options.commits)
            return
        journals = {}
        for count, size in [(count, SIZE) for count in options.applications or []] or JOURNALS:
            if options.quick and count == 10_000:
                continue
            journals[count, size] = bench.compare(count, size)
        print_table(targets(bench, journals, bench.compare_samples()))


if __name__ == "__main__":
    main()
