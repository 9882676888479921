#!/usr/bin/env python3
"""Writes a made-up journal to measure with: same arguments, same bytes.

People and firms are invented and domains end in .example. The journal has warnings, as a real one
does, but by construction nothing of severity error on the day TODAY.
"""

import argparse
import sys
import textwrap
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

TODAY = date(2026, 11, 21)
PER_FOLDER = 500
ENDS = ("rejected", "withdrawn", "closed")

FIRMS = """
    Alderbrook Birchmoor Copperfen Dunlark Eastmere Fernwick Greyhollow Harrowgate Ironbeck
    Juniperhall Kestrelby Lindenau Marlowick Northwind Oakhaven Pellworth Quillford Ravensby
    Saltmarsh Thornbury Umberfield Vantholm Westerlea Yarrowdale Zephyrine Amberlock
    Brightwater Cinderwell Driftwood Elmstead Foxglove Glenrowan Hazelton Inkberry Jasperview
    Kingfisher Larkspur Meadowsweet Nettlecombe Orchardway Pinecrest Quarrystone Rowanfield
    Stonebridge Tidewater Underhill Violetmere Willowmist Yewbarrow Zinnia
""".split()
TRADES = """
    Robotics Analytics Software Logistics Optics Energy Networks Biotech Instruments Mobility
    Systems Foods Textiles Publishing Insurance Payments Railways Shipping Maps Audio Games
    Security Storage Sensors Ceramics Aerospace Plastics Printing Telecom Translations
    Hydraulics Diagnostics Chemicals Studios Materials Batteries Tools Harvest Weather Timber
""".split()
LEVELS = ["", "Junior ", "Senior ", "Staff "]
FIELDS = """
    Firmware Backend Frontend Platform Database Network Release Reliability Compiler Graphics
    Search Embedded Security Mobile Tooling Data
""".split()
PAIRS = len(FIRMS) * len(TRADES) * len(LEVELS) * len(FIELDS)
STRIDE = 48_611  # no factor in common with PAIRS, so that no firm and role come twice

GIVEN = """
    Dana Priya Lee Marek Ingrid Tomás Yuki Amara Jörg Salome Nikhil Beatriz Hamza Zoë Oskar
    Leila Viktor Chiara Samir Helga Mateo Noor Piotr Aiko Rafael Sunita Emeka Klara Idris Maeve
""".split()
FAMILY = """
    Whitfield Raman Okafor Lindqvist Castellano Bergström Nakamura Adeyemi Hofmann Petrov
    Venkatesh Moreau Al-Sayed Kowalczyk Fitzgerald Oyelaran Papadakis Szabó Thorvaldsen
    Iglesias Chaudhry Vandermeer Quispe Yamazaki Delacroix Grünwald Mbeki Rosenthal Stepanenko
    Villanueva
""".split()
TITLES = ["Engineering Manager", "Recruiter", "Head of Platform", "Staff Engineer", "Team Lead",
          "Director of Engineering", "Product Manager", "Talent Partner", "Principal Engineer"]
REFERENCE_TITLES = ["former team lead", "former manager", "colleague of four years",
                    "thesis adviser", "client on the metering project"]

PLACES = ["Berlin", "Zürich", "Göteborg", "Lisbon", "Remote", "Kraków, hybrid", "Leeds", "Málaga"]
SOURCES = ["a former colleague", "their careers page", "a meetup", "the university board"]
TAGS = ["embedded", "remote", "small-team", "public-transport", "four-days", "swift", "research"]
SEATS = ["phone screen", "video call", "on site", "with the team", "technical round", "panel"]
SPANS = ["within two weeks", "10 working days", "about a month", "one week", "in 5 days"]
VAGUE = ["asked, they could not say", "soon"]
HOW = ["", ", by email", ", by post", " by email"]
PROMISES = ["the test-rig write-up", "two code samples", "my notice period", "the talk slides",
            "a sketch of the migration plan", "the names of three references", "a short biography"]
TASKS = ["look up the tram to their lab", "read their latest release notes", "print the portfolio",
         "ask a friend about the team", "practise the system sketch", "iron the blue shirt"]
HEARD = ["they need another week", "the lead is away, no news yet", "the panel liked the exercise",
         "asked for my availability", "a budget round comes first"]

INTERVIEW_NOTES = {
    ("Process", "Next step", "Next steps"): [
        "one more round on site, then references", "a take-home exercise, then a panel",
        "the panel meets, the director signs off, then [the office](https://office.example) calls"],
    ("Prefers", "Preference", "Contact by"): [
        "email", "phone, in the mornings", "message", "email, always to the whole panel"],
    ("Liked",): ["the team runs its own **test rig**", "every release is rehearsed on a Tuesday",
                 "they pair on anything that touches `scheduler.c`"],
    ("Fit", "Strengths", "Why me"): ["I led a migration just like theirs",
                                     "years of *boring* deployments"],
    ("Forgot", "To mention", "Should have said"): ["the talk I gave on flaky tests",
                                                   "that I speak some Portuguese"],
    ("Challenge",): ["their nightly build takes `4 h`, and nobody owns it",
                     "two teams share one staging cluster"],
    ("Concerns", "Concern"): ["none they would name",
                              "that I have not worked with auditors before"],
    ("Other processes", "Told about other processes"): ["two others, one of them further along"],
    ("Topics", "Topic", "Asked about"): ["the migration I led",
                                         "on-call, reviews, and how I disagree",
                                         "the incident in spring and what we changed after it"],
    ("Where",): ["Hafenstraße 12, third floor", "video", "their lab, gate B"],
    ("Parking",): ["behind the mill"],  # no key that the format knows: a note, as people write them
}

WORDS = {
    "tool": ["a message queue", "the build cache", "their job scheduler", "an old parser",
             "the gateway"],
    "code": ["make check", "retry(3)", "git bisect", "SELECT 1", "--dry-run", "queue.drain()"],
    "mood": ["calm", "curious", "a little rushed", "well prepared", "frank about the gaps"],
    "topic": ["migrations", "code review", "on-call", "hiring", "test data", "documentation"],
    "number": ["three", "four", "six", "a dozen", "about twenty"],
    "page": ["blog/rewrite", "jobs/1184", "team", "handbook#reviews", "talks/latency"],
}
SENTENCES = [
    "The team has {number} people and looks after {tool}.",
    "They were {mood}, and we spent most of the time on {topic}.",
    "I had read [their write-up](https://{domain}/{page}), which helped more than expected.",
    "Somebody asked how I would debug {tool} with nothing but `{code}` and patience.",
    "What stayed with me is that *nobody* there works alone on {topic}.",
    "**Worth remembering**: the budget for next year is settled, so the role is real.",
    "The exercise was small, `{code}` and a broken fixture, and we talked it through together.",
    "We disagreed about {topic}, politely, and I think both sides enjoyed it.",
    "There is a public [handbook](https://{domain}/{page}) that says how they decide such things.",
    "Salary came up late; the range matches the posting.",
    "I should find out why {tool} was rewritten twice, and whether **anybody** still wants it.",
    "Their release runs every other week, after `{code}` has passed on all boards.",
    "If it comes to an offer I would want to meet the people who do {topic}.",
    "The office is ten minutes from the station, and there are showers for those who cycle.",
    "It reminded me of my second job, with {number} services and one person who knew them all.",
    "See also <https://{domain}/{page}> for the longer story – it explains {tool} well.",
    "They measure *everything*, and said so without pride.",
]
LISTS = [
    "- What they build\n  - {tool}, rewritten last year\n"
    "    - with `{code}` in every pull request\n  - dashboards for {topic}\n"
    "- What they avoid\n  - meetings about {topic}",
    "1. Read [the posting](https://{domain}/{page}) again\n2. Prepare a story about {topic}\n"
    "   - one that went *well*\n   - one that did not\n3. Bring questions about {tool}",
    "> We would rather ship {tool} late than skip {topic}.\n>\n> – from the handbook",
    "```sh\n{code} # what they showed on the whiteboard\n```",
    "* pro: {topic}\n* con: {tool}\n  * though they know it\n* open: who owns **{topic}** now",
]


class Dice:
    """Draws from Random.random() alone: of the library's methods only that one promises to give the
    same sequence in every Python version."""

    def __init__(self, seed):
        self.random = Random(seed).random

    def chance(self, probability):
        return self.random() < probability

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def pick(self, items):
        return items[self.between(0, len(items) - 1)]

    def sample(self, items, count):
        items = list(items)
        return [items.pop(self.between(0, len(items) - 1)) for _ in range(min(count, len(items)))]

    def day(self, first, last):
        return first + timedelta(self.between(0, max(0, (last - first).days)))

    def soon_after(self, day, low, high):
        """A day some days after another, but never one that has yet to come."""
        return min(day + timedelta(self.between(low, high)), TODAY)


@dataclass
class Person:
    name: str
    title: str
    email: str
    phone: str

    @property
    def given(self):
        return self.name.split()[0]


@dataclass
class Interview:
    day: date
    seat: str
    people: list
    cancelled: bool = False
    entries: list = field(default_factory=list)

    @property
    def held(self):
        return self.day <= TODAY and not self.cancelled


@dataclass
class Application:
    company: str
    role: str
    status: str
    dates: dict
    contacts: list
    references: list
    interviews: list
    log: list = field(default_factory=list)

    @property
    def domain(self):
        return slug(self.company) + ".example"


def slug(text):
    return text.lower().replace(" ", "-")


def ascii_letters(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha()).lower()


def working_days(first, last):
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


# What happened


def statuses(dice, count):
    # Every offer concerns every other application that is running, so a fixed share of offers would
    # make the work grow with the square of the journal; no search has hundreds of them.
    once = ["interviewing", "applied", "lead", "offer", "rejected", "accepted", "withdrawn",
            "signed", "closed", "offer"]
    usual = (["interviewing"] * 30 + ["applied"] * 22 + ["rejected"] * 26 + ["closed"] * 10
             + ["withdrawn"] * 7 + ["lead"] * 5)
    rest = [dice.pick(usual) for _ in range(count - len(once))]
    return dice.sample(once[:count] + rest, count)


def make_dates(dice, status):
    if status == "lead":
        return {"found": dice.day(date(2026, 10, 1), TODAY)}
    latest = date(2026, 11, 19) if status == "applied" else date(2026, 10, 16)
    applied = dice.day(date(2026, 9, 1), latest)
    found = {"found": applied - timedelta(dice.between(0, 6))} if dice.chance(0.5) else {}
    return {**found, "applied": applied}


def make_ending(dice, status, last):
    if status in ENDS:
        return {status: dice.soon_after(last, 2, 14)}
    if status not in ("offer", "accepted", "signed"):
        return {}
    offer = dice.soon_after(last, 1, 4)
    ending = {"offer": offer, "offer-expires": TODAY + timedelta(dice.between(3, 13))}
    if status != "offer":
        ending["accepted"] = dice.soon_after(offer, 1, 4)
    if status == "signed":
        ending["signed"] = dice.soon_after(ending["accepted"], 1, 3)
        ending["starts"] = date(2027, 1, 4)
    return ending


def make_people(dice, company, count):
    names = zip(dice.sample(GIVEN, count), dice.sample(FAMILY, count))
    domain = slug(company) + ".example"
    return [Person(f"{given} {family}", dice.pick(TITLES), f"{ascii_letters(given)}@{domain}",
                   f"+49 30 5550 {dice.between(100, 999)}") for given, family in names]


def make_references(dice, people):
    for person in people:
        given, family = map(ascii_letters, person.name.split())
        person.title, person.email = dice.pick(REFERENCE_TITLES), f"{given}@{family}.example"
    return people


def make_interviews(dice, status, dates, count, people):
    if status in ("lead", "applied"):
        return []
    last = {"interviewing": date(2026, 11, 20), "accepted": date(2026, 11, 6),
            "signed": date(2026, 11, 4)}.get(status, date(2026, 11, 13))
    days = sorted(dice.sample(working_days(dates["applied"] + timedelta(4), last), count))
    if status == "interviewing" and dice.chance(0.25):
        days[-1] = dice.pick(working_days(TODAY, TODAY + timedelta(10)))
    interviews = [Interview(day, dice.pick(SEATS), dice.sample(people, dice.between(1, 3)))
                  for day in days]
    if len(interviews) > 2 and dice.chance(0.2):
        interviews[0].cancelled = True
    return interviews


def make_application(dice, company, role, status, interviews):
    dates = make_dates(dice, status)
    people = make_people(dice, company, 7)
    references = make_references(dice, people[4:4 + dice.pick([0, 1, 1, 2, 2, 3])])
    contacts = people[:dice.between(1, 4)]
    application = Application(
        company, role, status, dates, contacts, references,
        make_interviews(dice, status, dates, interviews, contacts))
    if application.interviews:
        dates.update(make_ending(dice, status, application.interviews[-1].day))
        fill_interviews(dice, application)
    fill_log(dice, application)
    return application


def fill_interviews(dice, application):
    promises = dice.sample(PROMISES, len(application.interviews))
    for number, (interview, promise) in enumerate(zip(application.interviews, promises), 1):
        add = interview.entries.append
        named = [f"{person.name} ({person.title})" if dice.chance(0.3) else person.name
                 for person in interview.people]
        joint = dice.pick([", ", ", ", "; ", " and "])
        add((dice.pick(["With", "With", "Interviewers", "Met"]), joint.join(named)))
        if interview.cancelled:
            add((dice.pick(["Cancelled", "Postponed"]), "their lead was ill"))
            continue
        if interview.day > TODAY:
            add(("Time", f"{dice.between(9, 16)}:30"))
            add(("[ ] Timeline", "ask before leaving"))
            continue
        add_timeline(dice, application, interview)
        for keys, values in INTERVIEW_NOTES.items():
            if dice.chance(0.42):
                add((dice.pick(keys), dice.pick(values)))
        if dice.chance(0.3):
            add(("Contact", dice.pick(application.contacts).name))
        if dice.chance(0.3):
            final = application.status in ("offer", "accepted", "signed")
            last = interview is application.interviews[-1]
            add(("Round", "final" if final and last else str(number)))
        if dice.chance(0.4):
            add_promise(dice, application, interview, promise)


def add_timeline(dice, application, interview):
    key = dice.pick(["Timeline", "Timeline", "Decision by", "Hear by"])
    if dice.chance(0.25):
        return
    if dice.chance(0.4):
        interview.entries.append((key, dice.pick(SPANS + VAGUE)))
        return
    decision = interview.day + timedelta(dice.between(5, 21))
    interview.entries.append((key, str(decision)))
    if interview is application.interviews[-1] and dice.chance(0.4):
        application.dates["decision-by"] = decision


def add_promise(dice, application, interview, promise):
    # A promise broken on TODAY would be an error, so whatever is due by then was kept.
    due = interview.day + timedelta(dice.between(2, 6))
    text = f"{promise} by {due}"
    if due > TODAY:
        interview.entries.append(("Promised", text))
    elif dice.chance(0.2):
        interview.entries.append(("[x] Promised", text))
    else:
        interview.entries.append(("Promised", text))
        key = dice.pick(["Kept", "Kept", "Sent", "Delivered"])
        application.log.append((dice.day(interview.day, due), key, promise))


def fill_log(dice, application):
    add = application.log.append
    status, dates, contacts = application.status, application.dates, application.contacts
    if "applied" in dates:
        if dice.chance(0.5):
            add((dates["applied"], "Applied", "through " + dice.pick(SOURCES)))
        if dice.chance(0.2):
            day = dice.soon_after(dates["applied"], 1, 3)
            key = dice.pick(["Contacted", "Called", "Wrote"])
            add((day, key, f"{contacts[0].given} to say hello"))
    held = [interview for interview in application.interviews if interview.held]
    before = len(application.log)
    for interview in held:
        add_follow_up(dice, application, interview)
    if held:
        add_waiting(dice, application, held[-1].day)
    ended = dates[status] if status in ENDS else TODAY
    application.log[before:] = [entry for entry in application.log[before:] if entry[0] <= ended]
    if status == "rejected":
        for key, text in [("Thank-you", contacts[0].name), ("Feedback asked", "by email"),
                          ("Introductions asked", "to two firms they know")]:
            if dice.chance(0.6):
                add((dice.soon_after(dates["rejected"], 0, 2), key, text))
    for ending in ("offer", *ENDS):
        if ending in dates and dice.chance(0.5):
            add((dates[ending], ending.capitalize(), "by phone"))
    application.log.sort(key=lambda entry: entry[0])


def add_follow_up(dice, application, interview):
    add = application.log.append
    if dice.chance(0.15):
        add((interview.day, "Interview", interview.seat))
    if dice.chance(0.1):
        add((dice.soon_after(interview.day, 1, 2), "Thank-you", "everyone"))
    elif dice.chance(0.1):
        day = dice.soon_after(interview.day, 0, 2)
        interview.entries.append(("Thank-you", f"{day} {interview.people[0].name}"))
    else:
        for person in interview.people:
            if dice.chance(0.75):
                name = dice.pick([person.name, person.name, person.given])
                day = dice.soon_after(interview.day, 0, 3)
                add((day, dice.pick(["Thank-you", "Thank-you", "Thanked"]), name + dice.pick(HOW)))
            elif dice.chance(0.3):
                day = dice.soon_after(interview.day, 2, 6)
                add((day, "Waived", f"thank-you-not-sent {person.name}: thanked on the spot"))
    if application.references and dice.chance(0.6):
        whom = dice.pick([application.references[0].given, "everyone", ""])
        add((dice.soon_after(interview.day, 0, 2), "Briefed", whom))
    if dice.chance(0.3):
        day = dice.soon_after(interview.day, 2, 6)
        add((day, dice.pick(["Heard", "Reply", "They said"]), dice.pick(HEARD)))
        if "decision-by" not in application.dates and dice.chance(0.3):
            add((day, "Timeline", str(day + timedelta(dice.between(4, 12)))))


def add_waiting(dice, application, last):
    add = application.log.append
    if (TODAY - last).days > 9 and dice.chance(0.6):
        day = dice.soon_after(last, 8, 14)
        key = dice.pick(["Check-in", "Check-in", "Followed up"])
        add((day, key, f"{application.contacts[0].name}, by email"))
    elif application.status == "interviewing" and dice.chance(0.3):
        until = TODAY + timedelta(dice.between(4, 12))
        add((dice.soon_after(last, 2, 8), "Snoozed", f"check-in-due until {until}"))
    if application.references and dice.chance(0.15):
        add((dice.soon_after(last, 2, 6), "Reference contacted", application.references[0].name))
    if dice.chance(0.1):
        add((dice.soon_after(last, 5, 20), "Seen open", "on their careers page"))
    if application.status == "interviewing" and dice.chance(0.05):
        add((dice.soon_after(last, 1, 5), "Told about offer", "by phone"))


# How it is written down


class Words(dict):
    """Fills the gaps of a sentence: a fresh draw for each."""

    def __init__(self, dice, domain):
        super().__init__(domain=domain)
        self.dice = dice

    def __missing__(self, gap):
        return self.dice.pick(WORDS[gap])


def write_front_matter(dice, application):
    dates, status = application.dates, application.status
    lines = [f"company: {application.company}", f"role: {application.role}"]
    if dice.chance(0.5):
        lines.append(f"status: {status}")
    for key in ("found", "applied"):
        if key in dates:
            lines.append(f"{key}: {dates[key]}")
    if application.interviews and dice.chance(0.15):
        lines.append("interviews:")
        for interview in application.interviews:
            names = ", ".join(person.name for person in interview.people)
            item = f"{{ date: {interview.day}, title: {interview.seat}, with: [{names}] }}"
            lines.append(f"  - {item if dice.chance(0.5) else interview.day}")
    lines += [f"{key}: {day}" for key, day in dates.items() if key not in ("found", "applied")]
    if dice.chance(0.6):
        lines.append(f"interest: {dice.pick(['high', 'normal', 'low'])}")
    if dice.chance(0.2):
        seen = dice.pick(["yes", "no", dice.day(date(2026, 11, 1), TODAY)])
        lines.append(f"still-open: {seen}  # on their careers page")
    if dice.chance(0.7):
        lines.append(f"contact: {dice.pick(application.contacts).name}")
    for key, value in [
        ("contact-by", dice.pick(["email", "phone", "message"])),
        ("source", f'"{dice.pick(SOURCES)}"'),
        ("link", f"https://{application.domain}/jobs/{dice.between(100, 9999)}"),
        ("location", dice.pick(PLACES)),
        ("salary", f"{dice.between(52, 60)},000–{dice.between(61, 90)},000 EUR"),
        ("tags", "[" + ", ".join(dice.sample(TAGS, dice.between(1, 3))) + "]"),
        ("x-board", f"column {dice.between(1, 4)}"),
    ]:
        if dice.chance(0.45):
            lines.append(f"{key}: {value}")
    return "\n".join(["---", *lines, "---"])


def write_person(dice, person):
    link = f"[{person.name}](https://people.example/{ascii_letters(person.name)})"
    return dice.pick([
        f"- {person.name}, {person.title} <{person.email}>",
        f"- {person.name}, {person.title} <{person.email}>, {person.phone}",
        f"- {person.name} ({person.title}), {person.email}",
        f"- {link}, {person.title} – [mail](mailto:{person.email})",
        f"- **{person.name}** | {person.title} | {person.phone}",
        f"- {person.name}\n  - Title: {person.title}\n  - Email: {person.email}",
    ])


def write_reference(dice, person, application):
    lines = [write_person(dice, person)]
    start = application.dates.get("applied", TODAY - timedelta(10))
    if dice.chance(0.6):
        lines.append(f"  - Provided: {dice.soon_after(start, 5, 30)}")
    if dice.chance(0.3):
        briefed = sorted(dice.soon_after(start, 6, 40) for _ in range(dice.between(1, 2)))
        lines.append("  - Briefed: " + ", ".join(map(str, briefed)))
    if dice.chance(0.6):
        lines.append(f"  - Will tell: {dice.pick(['yes', 'yes', 'no'])}")
    return "\n".join(lines)


def write_entry(text, bullet="-", wrap=True):
    indent = " " * (len(bullet) + 1)
    if not wrap:
        return f"{bullet} {text}"
    return textwrap.fill(text, 78, initial_indent=f"{bullet} ", subsequent_indent=indent,
                         break_long_words=False, break_on_hyphens=False)


def write_interview(dice, interview, grouped):
    time = dice.pick(["", "", f" {dice.between(9, 16):02}:00"])
    if grouped:
        heading = f"### {interview.day}{time}, {interview.seat}"
    else:
        heading = dice.pick([f"## Interview {interview.day}{time}, {interview.seat}",
                             f"## Interview {interview.day}{time}",
                             f"## {interview.seat.capitalize()} interview {interview.day}"])
    bold = dice.chance(0.15)
    lines = []
    for key, value in interview.entries:
        lead = f"**{key}**:" if bold and not key.startswith("[") else f"{key}:"
        if key == "With" and ", " in value and dice.chance(0.25):
            people = "\n".join(f"  - {name}" for name in value.split(", "))
            lines.append(f"- {lead}\n{people}")
        else:
            lines.append(write_entry(f"{lead} {value}"))
    return heading + "\n\n" + "\n".join(lines)


def write_log(dice, application):
    bullet, dash = dice.pick(["-", "-", "-", "*"]), dice.pick(["", "", "", "— "])
    lines = []
    for day, key, value in application.log:
        time = f" {dice.between(8, 18):02}:15" if dice.chance(0.08) else ""
        entry = f"{day}{time} {dash}{key}: {value}".rstrip()
        lines.append(write_entry(entry, bullet, wrap=dice.chance(0.5)))
    if dice.chance(0.3):
        lines.reverse()
    for task in dice.sample(TASKS, dice.pick([0, 0, 1, 2])):
        day = dice.day(TODAY - timedelta(2), TODAY + timedelta(14))
        lines.append(f"{bullet} [ ] {task} {dice.pick(['by ', 'by ', 'due ', '📅 '])}{day}")
    return "## Log\n\n" + "\n".join(lines or [f"{bullet} nothing yet"])


def write_paragraph(dice, words, room):
    drawn = dice.sample(SENTENCES, dice.between(1, 4))
    sentences = [sentence.format_map(words) for sentence in drawn]
    while len(sentences) > 1 and sum(map(len, sentences)) > room:
        sentences.pop()
    text = " ".join(sentences)
    if dice.chance(0.5):
        return text
    return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)


def write_application(dice, application, size):
    words = Words(dice, application.domain)
    head = [write_front_matter(dice, application), f"# {application.role} at {application.company}"]
    people = ["## Contacts\n\n" + "\n".join(write_person(dice, p) for p in application.contacts)]
    if application.references:
        people.append("## References\n\n" + "\n".join(
            write_reference(dice, person, application) for person in application.references))
    grouped = dice.chance(0.2)
    interviews = [[write_interview(dice, i, grouped)] for i in application.interviews]
    if grouped and interviews:
        interviews[0].insert(0, "## Interviews")
    notes = [dice.pick(["## Notes", "## Interview preparation", "## About them"])]
    parts = [head, people, *interviews, notes, [write_log(dice, application)]]

    growing = [head, *interviews, notes, notes]
    room = size - sum(len(block.encode()) + 2 for part in parts for block in part)
    while True:
        part = dice.pick(growing)
        if part is not head and dice.chance(0.2):
            block = dice.pick(LISTS).format_map(words)
        else:
            block = write_paragraph(dice, words, room)
        length = len(block.encode()) + 2
        if length > 2 * room:  # the file would miss its size by more than it does without
            break
        part.append(block)
        room -= length
    if len(notes) == 1:
        parts.remove(notes)
    return "\n\n".join(block for part in parts for block in part) + "\n"


POLICY = """\
holidays: [2026-12-25, 2026-12-26]
exclude: ["archive/**"]
agenda:
  horizon: 14
rules:
  check-in-due: { after-date: 3, without-date: 7, at-latest: 10 }
  concerns-not-asked: hint
"""


def write_journal(folder, count, size, seed):
    """Returns the number of bytes in the application files."""
    dice = Dice(seed)
    start, total = dice.between(0, PAIRS - 1), 0
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jobjournal.yml").write_bytes(POLICY.encode())
    for number, status in enumerate(statuses(dice, count)):
        pair = (start + number * STRIDE) % PAIRS
        pair, firm = divmod(pair, len(FIRMS))
        pair, trade = divmod(pair, len(TRADES))
        level, specialty = divmod(pair, len(FIELDS))
        company = f"{FIRMS[firm]} {TRADES[trade]}"
        role = f"{LEVELS[level]}{FIELDS[specialty]} Engineer"

        target = size * (0.55 + 0.9 * (dice.random() + dice.random()) / 2)
        most = max(1, min(4, int((target - 700) / 450)))  # what a file of this size has room for
        application = make_application(dice, company, role, status, dice.between(1, most))
        text = write_application(dice, application, target).encode()

        batch = folder / f"{number // PER_FOLDER + 1:03}"
        batch.mkdir(exist_ok=True)
        (batch / f"{slug(company)}-{slug(role)}.md").write_bytes(text)
        total += len(text)
    return total


def main():
    parser = argparse.ArgumentParser(description="Writes a made-up journal to measure with.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--applications", type=int, default=1000, metavar="N")
    parser.add_argument("--size", type=int, default=2400, metavar="BYTES",
                        help="mean size of a file (from about 2000: facts take their room)")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    if not 1 <= options.applications <= PAIRS:
        parser.error(f"--applications must be from 1 to {PAIRS}")
    if options.size < 1 or options.seed < 0:
        parser.error("--size must be positive, and --seed not negative")
    if options.folder.exists() and (not options.folder.is_dir() or any(options.folder.iterdir())):
        parser.error(f"{options.folder} is not an empty folder")
    try:
        total = write_journal(options.folder, options.applications, options.size, options.seed)
    except OSError as error:
        sys.exit(f"generate.py: {error}")
    mean = total / options.applications
    print(f"{options.applications} applications, {mean:.0f} bytes on average")


if __name__ == "__main__":
    main()
