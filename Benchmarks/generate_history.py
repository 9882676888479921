#!/usr/bin/env python3
"""Makes the journal of generate.py a repository with a history: same arguments, same commits.

Each commit after the first one does what people do in a day: entries in a few logs, now and then a
status, a new name for a file, or a side branch that is merged.
"""

import argparse
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 21)
WORDS = ["they need another week", "the lead is away", "all well so far", "a budget round first"]


def git(folder, *arguments, when=None):
    environment = dict(os.environ, HOME=str(folder), GIT_CONFIG_NOSYSTEM="1",
                       GIT_AUTHOR_NAME="Ada Lund", GIT_AUTHOR_EMAIL="ada@lund.example",
                       GIT_COMMITTER_NAME="Ada Lund", GIT_COMMITTER_EMAIL="ada@lund.example")
    if when:
        environment["GIT_AUTHOR_DATE"] = environment["GIT_COMMITTER_DATE"] = when
    subprocess.run(["git", "-C", folder, *arguments], check=True, env=environment,
                   capture_output=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--applications", type=int, default=1000, metavar="N")
    parser.add_argument("--commits", type=int, default=500, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    subprocess.run([sys.executable, HERE / "generate.py", options.folder, "--applications",
                    str(options.applications), "--seed", str(options.seed)], check=True)
    folder, dice = options.folder, Random(options.seed)
    git(folder, "init", "--quiet", "--initial-branch=main")
    files = sorted(folder.rglob("*.md"))
    for number in range(options.commits):
        day = TODAY - timedelta((options.commits - number) * 200 // options.commits)
        when = f"{day}T{8 + number % 12:02}:00:00+0100"
        is_side = number % 50 == 25
        if is_side:
            git(folder, "checkout", "--quiet", "-b", f"side-{number}")
        for file in dice.sample(files, dice.randint(1, 6)) if number else []:
            text = file.read_text()
            file.write_text(text.rstrip("\n") + f"\n- {day} Heard: {dice.choice(WORDS)}\n")
        if number % 20 == 10:
            at = dice.randrange(len(files))
            renamed = files[at].with_name(f"renamed-{number}.md")
            files[at].rename(renamed)
            files[at] = renamed
        git(folder, "add", "--all", ".")
        git(folder, "commit", "--quiet", "--message", f"Day {number}", when=when)
        if is_side:
            git(folder, "checkout", "--quiet", "main")
            git(folder, "merge", "--quiet", "--no-ff", "--message", f"Merge {number}",
                f"side-{number}", when=when)
    # A few things are not committed yet.
    for file in dice.sample(files, 5):
        file.write_text(file.read_text().rstrip("\n") + f"\n- {TODAY} Heard: {WORDS[0]}\n")


if __name__ == "__main__":
    main()
