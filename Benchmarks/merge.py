#!/usr/bin/env python3
"""Counts what git's ways to merge do to applications that two branches have both changed.

Each trial makes one file, changes it on two sides as people do, and merges it with the real
`git merge-file`, plain and with --union. Nothing is timed. Same seed, same counts.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from random import Random

from common import TODAY, fail, options_parser, parse

BASE = """\
---
company: Acme Ferries
role: Deck Officer
status: interviewing
applied: 2026-11-02
interest: normal
---

# Deck Officer at Acme Ferries

I liked the advert: it names the ship, and the ship exists.
The office is behind the fish market.

## Contacts

- Piet Aerts, Crew Manager <piet@acme.example>
- Noor Rahimi, Treasurer <noor@acme.example>

## Interview 2026-11-10

- With: Piet Aerts
- Timeline: 2026-11-27
- Process: one more talk, then they decide

## Log

- 2026-11-03 Heard: it arrived
- 2026-11-11 Thank-you: Piet Aerts,
  by email, with the route that I would have taken
"""

HEARD = ["they need another week", "the captain is at sea", "all well so far", "the tide was late"]
FIRST, SECOND = 0, 1


def append(dice, text, side):
    day = dice.randint(12, 20)
    return text + f"- 2026-11-{day} Heard: {dice.choice(HEARD)} ({side})\n"


def append_long(dice, text, side):
    return text + (f"- 2026-11-{dice.randint(12, 20)} Heard: {dice.choice(HEARD)},\n"
                   f"  and what they said besides ({side})\n")


def append_same(dice, text, side):
    return text + "- 2026-11-13 Heard: they need another week\n"


def status(dice, text, side):
    word = ["rejected", "withdrawn"][side]
    return text.replace("status: interviewing", f"status: {word}")


def key(dice, text, side):
    line = ["decision-by: 2026-11-27", "contact: Piet Aerts"][side]
    return text.replace("interest: normal\n", f"interest: normal\n{line}\n")


def key_same(dice, text, side):
    return text.replace("interest: normal\n",
                        f"interest: normal\nfound: 2026-10-{16 + side}\n")


def interview(dice, text, side):
    return text.replace("## Log", f"## Interview 2026-11-{17 + side}\n\n"
                        f"- With: {['Piet Aerts', 'Noor Rahimi'][side]}\n\n## Log")


def correct(dice, text, side):
    return text.replace("- Timeline: 2026-11-27", f"- Timeline: 2026-11-{28 + side}")


def correct_or_remove(dice, text, side):
    return text.replace("- Process: one more talk, then they decide\n",
                        "" if side else "- Process: two more talks, then they decide\n")


def prose(dice, text, side):
    return text.replace("The office is behind the fish market.",
                        ["The office is above the fish market.",
                         "The office was behind the fish market."][side])


KINDS = {
    "an entry each, at the end of the log": append,
    "an entry of two lines each": append_long,
    "the same entry on both sides": append_same,
    "`status` to another word on each side": status,
    "another key of front matter each": key,
    "the same new key, with two dates": key_same,
    "an interview each": interview,
    "one entry corrected in two ways": correct,
    "one entry corrected, and removed": correct_or_remove,
    "a sentence rewritten in two ways": prose,
}


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


def merge(folder, name, *flags):
    result = subprocess.run(["git", "merge-file", "-p", *flags, *(folder / f"{name}.{side}" for side
                             in ("ours", "base", "theirs"))], capture_output=True, text=True)
    return result.returncode != 0, result.stdout


def main():
    parser = options_parser(__doc__)
    parser.add_argument("--trials", type=int, default=100, metavar="N", help="of each kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parse(parser)
    dice = Random(options.seed)
    print(f"{'':42}{'plain':>10}{'union':>10}{'at fault':>12}{'both facts':>12}{'garbled':>10}")
    with tempfile.TemporaryDirectory(prefix="jobjournal-merge-") as name:
        folder = Path(name)
        for kind, change in KINDS.items():
            conflicts = union_conflicts = both = garbled = 0
            journal = folder / change.__name__
            journal.mkdir()
            for trial in range(options.trials):
                sides = [change(dice, BASE, side) for side in (FIRST, SECOND)]
                for side, text in zip(("ours", "base", "theirs"), (sides[0], BASE, sides[1])):
                    (journal / f"{trial}.{side}").write_text(text)
                conflicts += merge(journal, trial)[0]
                failed, merged = merge(journal, trial, "--union")
                union_conflicts += failed
                (journal / f"{trial}.md").write_text(merged)
                # Both of two statements that exclude each other.
                new = [set(lines(text)) - set(lines(BASE)) for text in sides]
                gone = [set(lines(BASE)) - set(lines(text)) for text in sides]
                both += bool(gone[0] & gone[1] and all(side & set(lines(merged)) for side in new))
                # What one side had removed is back, an item has lost its second line, or a line
                # of both stands there twice.
                text = merged.splitlines()
                orphans = [at for at, line in enumerate(text) if line.startswith("  ")
                           and not text[at - 1].rstrip().endswith(",")]
                back = any(line in lines(merged) for line in gone[0] | gone[1]) or any(
                    gone[side] and not new[side] and new[1 - side] & set(lines(merged))
                    for side in (FIRST, SECOND))
                doubled = new[0] & new[1] and any(
                    merged.splitlines().count(line) > 1 for line in new[0] & new[1])
                garbled += bool(orphans or back or doubled)
                for side, text in zip(("ours", "theirs"), sides):
                    (journal / f"{trial}-{side}.md").write_text(text)
            report = subprocess.run(
                [options.program, "lint", "--journal", journal, "--today", TODAY, "--rule", "form",
                 "--format", "json"], capture_output=True, text=True)
            faulty = {finding["file"] for finding in json.loads(report.stdout)
                      if finding["severity"] != "hint"}
            if any("-" in file for file in faulty):
                fail(f"a side of “{kind}” is at fault before it is merged")
            print(f"{kind:42}{conflicts:>10}{union_conflicts:>10}{len(faulty):>12}{both:>12}"
                  f"{garbled:>10}", flush=True)
    print("\nOf", options.trials, "merges each. plain, union: conflicts. Of union: files in which"
          "\n`lint --rule form` warns; that state two things which exclude each other; with lines"
          "\nthat one side had removed, that stand there twice, or that are torn from their item.")


if __name__ == "__main__":
    main()
