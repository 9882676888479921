#!/usr/bin/env python3
"""Counts the processor instructions of `jobjournal agenda` and of the floor, and fails when their
ratio is above LIMIT. No clock is read, so that it says the same on a busy computer.

scripts/check-instructions installs what this needs.
"""

import os
import shutil
import tempfile
from pathlib import Path

from common import (TODAY, check, compile_floor, fail, generate, options_parser, parse, positive)

# How many instructions the agenda may take for each one of the floor's. A change that makes the
# program do less should lower it, to 5 % above what is then counted.
LIMIT = 7.0
APPLICATIONS = 200


def count(scratch, command):
    profile = scratch / "callgrind.out"
    # Hashing is otherwise seeded anew in each run, and takes some more or fewer instructions.
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    check(["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={profile}", *command],
          environment=environment)
    # One line, the sum of all threads.
    (total,) = (line.split()[1] for line in profile.read_text().splitlines()
                if line.startswith("totals:"))
    return int(total)


def main():
    parser = options_parser(__doc__)
    parser.add_argument("--runs", type=positive, default=1, metavar="N",
                        help="count so often, to see how much it varies")
    options = parse(parser)
    with tempfile.TemporaryDirectory(prefix="jobjournal-instructions-") as name:
        scratch = Path(name).resolve()
        floor, journal = compile_floor(scratch), scratch / "journal"
        generate(journal, APPLICATIONS)
        # Valgrind 3.19 cannot read the debugging information that the compiler writes.
        program = scratch / "jobjournal"
        check([shutil.which("strip") or "llvm-strip", "-g", "-o", program, options.program])
        agenda = [program, "agenda", "--today", TODAY, "--journal", journal]
        check(agenda)  # so that each count finds the agenda up to date

        base = count(scratch, [floor, journal])
        ratios = []
        for _ in range(options.runs):
            total = count(scratch, agenda)
            ratios.append(total / base)
            print(f"agenda of {APPLICATIONS} applications: {total:,} instructions, "
                  f"{ratios[-1]:.3f} times the floor's {base:,}; at most {LIMIT} times", flush=True)
    if options.runs > 1:
        print(f"spread: {(max(ratios) / min(ratios) - 1) * 100:.4f} %")
    if max(ratios) > LIMIT:
        fail("the agenda takes more instructions than it may; find what takes them with "
             "callgrind_annotate, or raise LIMIT in Benchmarks/instructions.py and say why")
    if max(ratios) < 0.9 * LIMIT:
        print("LIMIT in Benchmarks/instructions.py can be lowered.")


if __name__ == "__main__":
    main()
