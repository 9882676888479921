"""What the tests of the report's pages share. `scripts/test-pages` runs them."""

import functools
import os
import pathlib
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

import hostile

HERE = pathlib.Path(__file__).parent
REPOSITORY = HERE.parents[1]
PROGRAM = os.environ["JOBJOURNAL"]
TODAY = "2026-11-21"
PROOF = ("--proof", "--from", "2025-01-01", "--to", TODAY)

if "JOBJOURNAL_SCREENSHOTS" not in os.environ:
    collect_ignore = ["test_screenshots.py"]

# Each page, by its name: the journal that it is made from, and how.
REPORTS = {
    "samples": ("samples",),
    "many": ("many",),
    "hostile": ("hostile",),
    "empty": ("empty",),
    "redacted": ("samples", "--redact"),
    "redacted-hostile": ("hostile", "--redact"),
}
PROOFS = {
    "proof": ("samples", *PROOF),
    "proof-many": ("many", *PROOF),
    "proof-hostile": ("hostile", *PROOF),
    "proof-empty": ("empty", *PROOF),
}
PAGES = REPORTS | PROOFS
HOSTILE = [name for name in PAGES if "hostile" in name]
SCRIPT = (HERE / "checks.js").read_text()


class Pages:
    """Pages by name, and the journals behind them, each made when it is first asked for."""

    def __init__(self, folder):
        self.folder = folder

    @functools.cache
    def __getitem__(self, name):
        journal, *options = (PAGES | {"harmless": ("harmless",)})[name]
        return self.report(self.journal(journal), name, *options)

    def report(self, journal, name, *options):
        path = self.folder / f"{name}.html"
        subprocess.run(
            [PROGRAM, "report", "--journal", journal, "--today", TODAY, "--output", path, *options],
            check=True, stdout=subprocess.DEVNULL)
        return path

    @functools.cache
    def journal(self, name):
        folder = self.folder / name
        match name:
            case "samples":
                return REPOSITORY / "samples"
            case "many":
                generate = REPOSITORY / "Benchmarks" / "generate.py"
                subprocess.run(
                    [sys.executable, generate, folder, "--applications", "300"], check=True,
                    stdout=subprocess.DEVNULL)
            case "empty":
                folder.mkdir()
            case "hostile":
                hostile.write_journal(folder, hostile.PAYLOADS)
            case "harmless":
                hostile.write_journal(folder, ["harmless"] * len(hostile.PAYLOADS))
        return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    return Pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        yield browser
        browser.close()


class View:
    """A page in the browser, and whatever it did that a page should not do."""

    def __init__(self, browser, path, width=1280, **options):
        self.alarms = []
        self.is_asked = False
        self.context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        self.context.on("request", self.requested)
        self.page = self.context.new_page()
        self.context.on("page", lambda page: self.alarms.append(f"opened {page.url}"))
        self.page.on("dialog", self.asked)
        self.page.on("console", lambda message: self.alarms.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.alarms.append(f"error: {error}"))
        self.page.on("download", lambda download: self.alarms.append(f"saved {download.url}"))
        self.uri = path.as_uri()
        self.page.goto(self.uri)

    def requested(self, request):
        if self.is_asked or request.url != self.uri:
            self.alarms.append(f"asked for {request.url}")
        self.is_asked = True

    def asked(self, dialog):
        self.alarms.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def wait(self):
        """Lets what runs late do so."""
        self.page.wait_for_timeout(50)

    def check(self, name, *arguments):
        """The faults that a check of checks.js finds."""
        return self.page.evaluate(f"(given) => {{ {SCRIPT}\nreturn {name}(...given); }}", arguments)

    def close(self):
        self.wait()
        if self.page.url.split("#")[0] != self.uri:
            self.alarms.append(f"went to {self.page.url}")
        self.context.close()


@pytest.fixture
def view(browser, pages):
    """Opens a page by its name. Whatever the test is about: no page may load or run anything."""
    views = []

    def show(name, **options):
        views.append(View(browser, pages[name], **options))
        return views[-1]

    yield show
    for opened in views:
        opened.close()
    expect_none([alarm for opened in views for alarm in opened.alarms])


def expect_none(faults):
    """Fails with the first of the faults, one a line."""
    assert not faults, "\n".join(["faults:", *faults[:20]])


def open_all(page):
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
