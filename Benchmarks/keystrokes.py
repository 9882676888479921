#!/usr/bin/env python3
"""Measures the language server: from a typed character to its diagnostics, and its memory.

It types into one application of a large journal as a person would: entries, front matter, headings
and prose, one character at a time, and takes back what it typed. Every character waits for the
diagnostics of the one before.
"""

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from common import TODAY, fail, generate, options_parser, parse, positive

# What is typed, below which line. The first ones change what the rules say about others, too.
TYPED = [
    ("company: ", "offer: 2026-11-20\n"),
    ("company: ", "status: offer\n"),
    ("company: ", "signed: 2026-11-20\n"),
    ("company: ", "contact: Dana Whitfield 🦦\n"),
    ("## ", "\n## Interview 2026-11-19 10:00, second round\n\n- With: Dana Whitfield, Head of Tools\n"),
    ("## Log", "\n- 2026-11-20 Thank-you: everyone, by email\n- 2026-11-20 Check-in: whether it arrived"),
    ("## Log", "\n- 2026-11-19 Waived: timeline-not-asked: they said they could not say\n"),
    ("## ", "\nI liked the quiet room, the otters and the way they listen — schön war’s.\n"),
]


class Server:
    def __init__(self, program, journal):
        self.process = subprocess.Popen(
            [program, "lsp", "--today", TODAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.output = self.process.stdout
        self.ids = 0
        self.request("initialize", {
            "rootUri": journal.as_uri(), "processId": os.getpid(),
            "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
        self.notify("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self):
        length = int(self.output.readline().split(b":")[1])
        self.output.readline()
        return json.loads(self.output.read(length))

    def request(self, method, params):
        self.ids += 1
        self.send({"id": self.ids, "method": method, "params": params})
        while self.read().get("id") != self.ids:
            pass

    def wait(self, uri, version):
        """Reads until the diagnostics of a version have come."""
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri and params.get("version") == version:
                    return

    def memory(self):
        """Resident, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def end(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(10)


def units(text):
    """Length as the protocol counts."""
    return len(text.encode("utf-16-le")) // 2


class Typist:
    def __init__(self, server, path):
        self.server = server
        self.uri = path.as_uri()
        self.text = path.read_text()
        self.version = 0
        self.times = []
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri, "languageId": "markdown", "version": 0, "text": self.text}})
        server.wait(self.uri, 0)

    def place(self, offset):
        before = self.text[:offset].split("\n")
        return {"line": len(before) - 1, "character": units(before[-1])}

    def edit(self, start, end, text):
        span = {"start": self.place(start), "end": self.place(end)}
        self.text = self.text[:start] + text + self.text[end:]
        self.version += 1
        before = time.perf_counter()
        self.server.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"range": span, "text": text}]})
        self.server.wait(self.uri, self.version)
        self.times.append((time.perf_counter() - before) * 1e3)

    def type(self, random, limit):
        """Types one of the texts, and takes it back."""
        below, typed = random.choice(TYPED)
        starts = [n for n in range(len(self.text)) if self.text.startswith(below, n)]
        start = self.text.find("\n", random.choice(starts or [0]))
        start += 1 if typed.endswith("\n") and not typed.startswith("\n") else 0
        for number, character in enumerate(typed):
            self.edit(start + number, start + number, character)
        for number in reversed(range(len(typed))):
            self.edit(start + number, start + number + 1, "")


def main():
    parser = options_parser(__doc__)
    parser.add_argument("--applications", type=positive, default=1000, metavar="N")
    parser.add_argument("--edits", type=positive, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parse(parser)
    random = Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="jobjournal-benchmark-") as name:
        journal = Path(name).resolve() / "journal"
        generate(journal, options.applications)
        (journal / "jobjournal.yml").touch()
        files = sorted(path for path in journal.rglob("*.md") if "## Log" in path.read_text())
        server = Server(options.program, journal)
        typist = Typist(server, random.choice(files))
        print(f"{options.applications} applications, {options.edits} edits")
        print(f"{'edits':>8}  {'median ms':>9}  {'99 % ms':>8}  {'worst ms':>8}  {'memory MB':>9}")
        share = max(1, options.edits // 10)
        while typist.version < options.edits:
            typist.times = []
            while len(typist.times) < share:
                typist.type(random, share)
            times = sorted(typist.times)
            print(f"{typist.version:8}  {median(times):9.2f}  {times[len(times) * 99 // 100]:8.2f}"
                  f"  {times[-1]:8.2f}  {server.memory():9.1f}", flush=True)
        if server.end() != 0:
            fail("the server did not end with status 0")


if __name__ == "__main__":
    main()
