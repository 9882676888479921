"""Pages can be used by keyboard and by screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PROOFS, expect_none, open_all

# The rules of WCAG 2.2 AA, and what axe calls best practice. Nothing is fetched for the check.
RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
MEDIA = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print"},
}


VIEWS = [
    (name, width, media)
    for name in ["samples", "empty", "proof"] for width in [390, 1280] for media in MEDIA
] + [("redacted", 390, "light"), ("hostile", 390, "light"), ("proof-hostile", 390, "light")]


@pytest.mark.parametrize("name, width, media", VIEWS)
def test_axe(view, name, width, media):
    page = view(name, width=width).page
    page.emulate_media(**MEDIA[media])
    # In a thousand tables more it takes a minute, and finds no other element.
    if name != "hostile":
        open_all(page)
    violations = Axe().run(page, options=RULES).response["violations"]
    expect_none([
        f"{violation['impact']}: {violation['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for violation in violations for node in violation["nodes"]
    ])


FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    what: element.outerHTML.slice(0, 100),
    isBody: element === document.body,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    isSeen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["samples", "proof"])
def test_tab_reaches_everything(view, name, width):
    page = view(name, width=width).page
    stops = page.evaluate("""() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
        .filter((element) => element.checkVisibility()).length""")
    for stop in range(stops):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["isMarked"] and focus["isSeen"], focus
        if stop == 0 and name not in PROOFS:
            assert 'href="#' in focus["what"], "the first stop skips to the content"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["isBody"], "nothing is left"


def test_skip_link(view):
    page = view("samples").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').localName") == "main"


def test_details_open_by_keyboard(view):
    page = view("samples").page
    summary = page.locator("details:not([open]) > summary:visible").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Space")
    assert not page.evaluate("document.activeElement.parentElement.open")
