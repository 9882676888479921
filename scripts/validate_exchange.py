"""Reads calendars and vCards with other programs, and compares them with what the program's JSON
says. See scripts/validate-exchange."""

import collections
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import icalendar
import vobject

SAMPLES = pathlib.Path("samples")
GENERATOR = pathlib.Path("Benchmarks/generate.py")
TODAY = "2026-11-21"
DAY = datetime.timedelta(days=1)
QUESTIONS = [
    "Before you leave, ask:", "- when they decide and what comes next", "- whom to contact and how",
    "- whether anything speaks against you",
]
ODD = [
    "Acme\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged", "semi;colon, comma \\ back\\nslash \\",
    "quote \"x\"; 'y': z", "\\;\\,\\N\\\\n", "w" * 300, "Ä" * 200, "👩‍👩‍👧‍👦" * 30, "e" + "\u0301" * 200,
    "\u202eevil\u202c \u2028 line \u0085 next", " \t blank ", ":colon first", "BEGIN:VCALENDAR",
    "日本語" * 60, "\u0301combining first", "tab\tnul\u0001bell\u0007end", "\ufeffmark", "%0D%0A=0D=0A",
    "https://x.example/?a=b;c,d", "a" * 74, "ä" * 37 + "b", "TZID=Europe/Berlin:x",
]


def flat(text):
    """One line without controls and marks that turn the direction of text."""
    turning = "\u061c\u200e\u200f\u2028\u2029" + "".join(map(chr, [*range(0x202A, 0x202F)]))
    turning += "".join(map(chr, range(0x2066, 0x206A)))
    out = []
    is_blank_due = False
    for c in text:
        # Python counts the four separators of information as white space; Unicode does not, but
        # they are controls, and so blanks all the same.
        if c.isspace() or unicodedata.category(c) == "Cc":
            is_blank_due = True
        elif c not in turning:
            if is_blank_due and out:
                out.append(" ")
            is_blank_due = False
            out.append(c)
    return "".join(out)


def uuid(*parts):
    value = 0x6C62272E07BB014262B821756295C58D
    for part in parts:
        for byte in part.encode() + b"\0":
            value = ((value ^ byte) * 0x0000000001000000000000000000013B) % (1 << 128)
    value = value & ~(0xF << 76 | 0xC << 60) | 0x8 << 76 | 0x8 << 60
    text = f"{value:032x}"
    return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])


def date(text):
    return datetime.date.fromisoformat(text)


class Program:
    def __init__(self, path, folder, today):
        self.command = [path, "--journal", str(folder), "--today", today]
        self.path, self.folder, self.today = path, folder, today

    def run(self, *arguments):
        command = [self.path, *arguments, "--journal", str(self.folder), "--today", self.today]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments))


# What the JSON says should stand in a calendar, by UID.


def reached(person):
    title = f" ({person['title']})" if person["title"] else ""
    ways = [way for way in (person["phone"], person["email"]) if way]
    return person["name"] + title + (": " + ", ".join(ways) if ways else "")


def interview_events(application, today):
    people = {person["name"]: person for person in application["people"]}
    ends = [
        application[key] for key in ("rejected", "withdrawn", "closed", "signed")
        if application[key] and application[key] <= today]
    is_ended = application["status"] in ("rejected", "withdrawn", "closed", "signed")
    last = max(ends) if ends else str(date(today) - DAY)
    contact = application["contact"]
    if contact is None:
        named = [
            (entry["date"], entry["line"], entry["people"][0])
            for entry in application["entries"] if entry["key"] == "Contact"]
        contact = max(named)[2] if named else None
    seen = collections.Counter()
    for index, interview in enumerate(application["interviews"]):
        seen[interview["date"]] += 1
        is_off = interview["cancelled"] or is_ended and interview["date"] > last
        title = f" ({interview['title']})" if interview["title"] else ""
        summary = f"Interview: {application['company']}{title}"
        start = date(interview["date"])
        length = DAY
        if interview["time"]:
            start = datetime.datetime.fromisoformat(f"{interview['date']}T{interview['time']}")
            length = datetime.timedelta(hours=1)
        places = [
            entry["value"] for entry in application["entries"]
            if entry["key"] == "Where" and entry["interview"] == index]
        told = [f"Role: {application['role']}"] if application["role"] else []
        told += [f"With {reached(people[name])}" for name in interview["with"]]
        if contact and contact not in interview["with"]:
            told.append(f"Contact: {reached(people[contact])}")
        alarm = datetime.timedelta(hours=-2 if interview["time"] else 9)
        uid = uuid("interview", application["slug"], interview["date"], str(seen[interview["date"]]))
        yield uid, {
            "summary": flat(f"Cancelled: {summary}" if is_off else summary),
            "start": start, "end": start + length,
            "location": flat(", ".join(places)) or None,
            # What stands in an item's text on several lines is one line there.
            "description": "\n".join(flat(part) for part in told + QUESTIONS),
            "status": "CANCELLED" if is_off else "CONFIRMED",
            "alarms": [] if is_off else [alarm], "transparent": False,
        }


def duty_components(duty):
    start, due = date(duty["from"]), date(duty["due"])
    due = max(start, due)
    is_pending = duty["state"] in ("overdue", "open", "upcoming")
    summary = f"{duty['title']} ({duty['company']})"
    role = f"{duty['role']}, {duty['company']}" if duty["role"] else ""
    description = flat(duty["reason"]) + (role and "\n" + flat(role))
    title = "" if is_pending else "Done: " if duty["state"] == "done" else "Cancelled: "
    event = {
        "summary": flat(title + summary),
        "start": start, "end": due + DAY, "location": None, "description": description,
        "status": "CONFIRMED" if is_pending else "CANCELLED",
        "alarms": [due - start + datetime.timedelta(hours=9)] if is_pending else [],
        "transparent": True,
    }
    status = {"done": "COMPLETED"}.get(
        duty["state"], "NEEDS-ACTION" if is_pending else "CANCELLED")
    task = {
        "summary": flat(summary), "start": start if start < due else None, "due": due,
        "description": description, "status": status,
        "completed": date(duty["fulfilled"]) if duty["fulfilled"] and status == "COMPLETED" else None,
    }
    yield uuid("duty", "VEVENT", duty["id"]), event
    yield uuid("duty", "VTODO", duty["id"]), task


def expected(exported, duties, today, is_whole):
    components = {}
    for application in exported["applications"]:
        for uid, event in interview_events(application, today):
            day = event["start"].isoformat()[:10]
            if is_whole or day >= today:
                components[uid] = event
    for duty in duties:
        if duty["rule"] != "interview-ahead":
            components.update(duty_components(duty))
    return components


# What the programs read.


def read_icalendar(raw):
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    found = {}
    for part in calendar.subcomponents:
        assert not part.errors, part.errors
        uid = str(part["UID"])
        assert uid not in found, f"{uid} comes twice"
        text = lambda name: str(part[name]) if name in part else None
        value = lambda name: part[name].dt if name in part else None
        assert part["DTSTAMP"].dt == part["LAST-MODIFIED"].dt and part["SEQUENCE"] >= 0
        assert str(part["CLASS"]) == "PRIVATE"
        common = {
            "summary": text("SUMMARY"), "start": value("DTSTART"),
            "description": text("DESCRIPTION"), "status": text("STATUS"),
        }
        if part.name == "VEVENT":
            for alarm in part.walk("VALARM"):
                assert str(alarm["ACTION"]) == "DISPLAY" and str(alarm["DESCRIPTION"])
            found[uid] = common | {
                "end": part.end, "location": text("LOCATION"),
                "alarms": [alarm["TRIGGER"].dt for alarm in part.walk("VALARM")],
                "transparent": text("TRANSP") == "TRANSPARENT",
            }
        else:
            assert part.name == "VTODO" and part["PRIORITY"] in (1, 5, 9), part.name
            completed = value("COMPLETED")
            assert completed is None or completed.tzinfo is not None
            found[uid] = common | {
                "due": value("DUE"), "completed": completed and completed.date()}
    return found


def read_vobject(raw):
    calendar = vobject.readOne(raw.decode())
    found = {}
    for part in calendar.contents.get("vevent", []) + calendar.contents.get("vtodo", []):
        get = lambda name: getattr(part, name).value if hasattr(part, name) else None
        common = {
            "summary": get("summary"), "start": get("dtstart"), "description": get("description"),
            "status": get("status"),
        }
        if part.name == "VEVENT":
            end = get("dtend") or get("dtstart") + (get("duration") or DAY)
            found[get("uid")] = common | {
                "end": end, "location": get("location"),
                "alarms": [alarm.trigger.value for alarm in part.contents.get("valarm", [])],
                "transparent": get("transp") == "TRANSPARENT",
            }
        else:
            completed = get("completed")
            found[get("uid")] = common | {
                "due": get("due"), "completed": completed and completed.date()}
    return found


def compare(name, reader, found, wanted):
    for uid in wanted.keys() | found.keys():
        have, want = found.get(uid), wanted.get(uid)
        assert have is not None and want is not None, f"{name}, {reader}: {uid}: {have} {want}"
        for key in want:
            assert have[key] == want[key], f"{name}, {reader}: {key}: {have[key]!r} {want[key]!r}"


def check_lines(name, raw):
    assert b"\n" not in raw.replace(b"\r\n", b""), f"{name}: a lone line end"
    assert raw.endswith(b"\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, f"{name}: a long line"
        line.decode()
    text = raw.decode().replace("\r\n", "")
    bad = [c for c in text if unicodedata.category(c) == "Cc"]
    assert not bad, f"{name}: controls {bad}"


def check_khal(name, raw, wanted, folder):
    """khal lists the same events, day by day."""
    vdir, calendar = folder / "vdir", folder / "calendar.ics"
    vdir.mkdir()
    calendar.write_bytes(raw)
    configuration = folder / "khal.conf"
    configuration.write_text(
        f"[calendars]\n[[jobs]]\npath = {vdir}\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = UTC\ndefault_timezone = UTC\n")
    khal = ["khal", "-c", str(configuration)]

    def run(*arguments):
        done = subprocess.run([*khal, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, f"{name}, khal: {done.stderr[-2000:]}"
        return done.stdout

    run("import", "--batch", "-a", "jobs", str(calendar))
    events = {uid: event for uid, event in wanted.items() if "alarms" in event}
    days = collections.defaultdict(set)
    for uid, event in events.items():
        start, end = event["start"], event["end"]
        if isinstance(start, datetime.datetime):
            days[str(start.date())].add((uid, start.strftime("%H:%M"), event["status"]))
            if (end - datetime.timedelta(minutes=1)).date() > start.date():
                days[str(end.date())].add((uid, start.strftime("%H:%M"), event["status"]))
            continue
        while start < end and start.year < 2100:
            days[str(start)].add((uid, "", event["status"]))
            start += DAY
    first, last = min(days), max(days)
    span = f"{(date(last) - date(first)).days + 1}d"
    text = run(
        "list", "--day-format", "day {date}", "--format", "{uid} {status} {start-time}", first, span)
    listed = collections.defaultdict(set)
    day = None
    for line in text.splitlines():
        if line.startswith("day "):
            day = line[4:]
            continue
        words = line.split()
        listed[day].add((words[0], words[2] if len(words) > 2 else "", words[1]))
    for day in days.keys() | listed.keys():
        assert listed[day] == days[day], f"{name}, khal: {day}: {listed[day] ^ days[day]}"
    return sum(map(len, days.values()))


# Cards.


def folded(text):
    """As names are compared: without case, with white space folded."""
    return " ".join(re.split(r"\s+", text.lower().strip()))


def expected_cards(exported):
    """By name and address; who has none is the same as the one who has that name there."""
    people = []
    for application in exported["applications"]:
        for person in application["people"]:
            if flat(person["name"]):
                circle = None if "reference" in person["roles"] else folded(application["company"])
                people.append((person, circle, application["company"]))
    known = collections.defaultdict(set)
    for person, circle, _ in people:
        if person["email"]:
            known[folded(person["name"]), circle].add(person["email"].lower())
    cards = collections.defaultdict(
        lambda: {"titles": set(), "companies": set(), "phones": set(), "emails": set()})
    for person, circle, company in people:
        name = folded(person["name"])
        emails = known[name, circle]
        email = (person["email"] or "").lower() or (min(emails) if len(emails) == 1 else "")
        card = cards[(name, email) if email else (name, circle, None)]
        card.setdefault("name", flat(person["name"]))
        if person["title"]:
            card["titles"].add(flat(person["title"]))
        if circle is not None:
            card["companies"].add(flat(company))
        if person["phone"]:
            card["phones"].add(flat(person["phone"]))
        if email:
            card["emails"].add(email)
    return cards


def check_cards(name, raw, exported):
    check_lines(name, raw)
    found = []
    uids = set()
    for card in vobject.readComponents(raw.decode()):
        values = lambda key: [line.value for line in card.contents.get(key, [])]
        assert values("version") == ["4.0"]
        (uid,) = values("uid")
        assert uid.startswith("urn:uuid:") and uid not in uids, uid
        uids.add(uid)
        (full,) = values("fn")
        (parts,) = values("n")
        assert parts.given == full and not parts.family, parts
        assert not values("note"), "notes are nobody's business"
        assert all(url.startswith(("http://", "https://")) for url in values("url"))
        companies = [";".join(org) for org in values("org")]
        found.append(
            (full, sorted(values("title")), sorted(companies), sorted(values("tel")),
             sorted(email.lower() for email in values("email"))))
    wanted = [
        (card["name"], sorted(card["titles"]), sorted(card["companies"]), sorted(card["phones"]),
         sorted(flat(email) for email in card["emails"]))
        for card in expected_cards(exported).values()]
    for pair in zip(sorted(found), sorted(wanted)):
        assert pair[0] == pair[1], f"{name}, vCard: {pair}"
    assert len(found) == len(wanted), f"{name}: {len(found)} cards, {len(wanted)} people"
    return len(found)


# The journals.


def write_hostile(folder):
    quote = lambda text: json.dumps(text, ensure_ascii=True)
    for number, odd in enumerate(ODD):
        other = ODD[(number * 7 + 3) % len(ODD)]
        line = " ".join(other.split())
        day = date("2026-11-10") + number * DAY
        (folder / f"odd {number} ü.md").write_text(
            f"---\ncompany: {quote(odd)}\nrole: {quote(other)}\napplied: 2026-10-01\n"
            f"link: {quote('https://x.example/' if number % 2 else 'javascript:' + odd)}\n"
            f"tags: [{quote(odd)}]\n"
            f"interviews:\n  - date: {day}\n    time: '23:30'\n    title: {quote(odd)}\n"
            f"    with: [{quote(odd)}]\n---\n\n"
            f"## Contacts\n\n- Ann {line}, Head of {line} <ann{number}@x.example>, +49 30 5550 101\n"
            f"\n## References\n\n- Bo {line}\n\n"
            f"## Interview {day}\n\n- With: Cy; Di\n- Where: {line}\n- Cancelled: {line}\n\n"
            f"## Interview 2026-11-18 09:00, {line}\n\n- With: Eve ({line})\n- Where: {line}\n"
            f"- Topics: {line}\n- Promised: {line} by 2026-11-19\n\n"
            f"- [ ] {line} by {day}\n- [ ] BEGIN:VALARM by 9999-12-30\n")


def check(program, name, folder, today, scratch):
    journal = Program(program, folder, today)
    exported = journal.json("export", "json")
    counts = []
    for is_whole in (True, False):
        every = ["--all"] if is_whole else []
        duties = journal.json("agenda", "--format", "json", *every)["duties"]
        wanted = expected(exported, duties, today, is_whole)
        raw = journal.run("export", "ics") if is_whole else journal.run("agenda", "--format", "ics")
        assert not is_whole or raw == journal.run("agenda", "--format", "ics", "--all")
        check_lines(name, raw)
        compare(name, "icalendar", read_icalendar(raw), wanted)
        compare(name, "vobject", read_vobject(raw), wanted)
        counts.append(len(wanted))
        # khal takes minutes for thousands of events.
        if is_whole == (name != "generated") and shutil.which("khal"):
            place = scratch / name
            place.mkdir()
            counts.append(check_khal(name, raw, wanted, place))
    cards = check_cards(name, journal.run("export", "vcf"), exported)
    print(f"{name}: {counts} events, to-dos and days, {cards} cards are read as they were meant.")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as path:
        scratch = pathlib.Path(path)
        generated = scratch / "journals" / "generated"
        hostile = scratch / "journals" / "hostile"
        hostile.mkdir(parents=True)
        subprocess.run(
            [sys.executable, str(GENERATOR), "--applications", "300", str(generated)], check=True,
            capture_output=True)
        write_hostile(hostile)
        for name, folder in [("samples", SAMPLES), ("generated", generated), ("hostile", hostile)]:
            try:
                check(program, name, folder, TODAY, scratch)
            except subprocess.CalledProcessError as error:
                sys.exit(f"{name}: {error} {error.stderr!r}")
            except AssertionError as error:
                sys.exit(str(error))


main()
