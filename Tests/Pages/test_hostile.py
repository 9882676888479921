"""Whatever the notes hold, it is text on the page. `view` fails where a page loads or runs anything."""

import html

import pytest

import hostile
from conftest import HOSTILE, PAGES, View, expect_none


def vocabulary(shown):
    return set(shown.check("vocabulary"))


def globals_of(shown):
    return set(shown.page.evaluate("Object.getOwnPropertyNames(window)"))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_can_run_or_load(view, name):
    shown = view(name)
    kinds = vocabulary(shown)
    names = {kind.split()[0] for kind in kinds}
    assert names.isdisjoint({
        "script", "link", "base", "iframe", "frame", "object", "embed", "img", "image", "audio",
        "video", "source", "track", "form", "template", "foreignobject", "foreignObject",
        "animate", "set", "portal"})
    attributes = {kind.split("=")[0].split()[1] for kind in kinds if " " in kind}
    assert not [name for name in attributes if name.startswith("on")]
    assert attributes.isdisjoint({"style", "src", "srcset", "action", "background", "xlink:href"})
    policy = shown.page.locator("meta[http-equiv='Content-Security-Policy']")
    assert policy.get_attribute("content").startswith("default-src 'none'; style-src 'sha256-")
    assert shown.page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"


@pytest.mark.parametrize("name", HOSTILE)
def test_notes_make_no_element(view, pages, name):
    shown = view(name)
    options = [option for option in PAGES[name][1:]]
    pages.report(pages.journal("harmless"), f"{name}-of-harmless", *options)
    harmless = [View(shown.context.browser, pages.folder / f"{name}-of-harmless.html")]
    known = set.union(*(vocabulary(each) for each in harmless), vocabulary(view("samples")))
    expect_none(sorted(vocabulary(shown) - known))
    assert globals_of(shown) == globals_of(harmless[0])
    assert len(shown.page.frames) == 1


@pytest.mark.parametrize("name", ["hostile", "proof-hostile"])
def test_text_is_shown_as_written(view, name):
    shown = view(name)
    text = " ".join(shown.page.evaluate("document.body.textContent").split())
    missing = [
        payload for payload in hostile.MARKUP + hostile.TEXTS
        if " ".join(payload.split()) not in text
    ]
    expect_none(missing)


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_the_page_is_the_same(view, name):
    without = view(name, java_script_enabled=False).page
    assert without.inner_text("body") == view(name).page.inner_text("body")


@pytest.fixture(scope="module")
def harmless(browser, pages):
    """A page, and what is in it."""
    shown = View(browser, pages["empty"])
    kinds = vocabulary(shown)
    shown.close()
    return pages["empty"].read_text(), kinds


@pytest.mark.parametrize("payload", hostile.MARKUP)
def test_alarm(browser, harmless, tmp_path, payload):
    """What the tests above rely on: each of these, unescaped, is noticed."""
    text, kinds = harmless
    for place, part in [("</title>", payload), ("</main>", payload),
                        ("</main>", f'<p class="{payload}">'), ("</main>", f"<p class='{payload}'>")]:
        assert place in text
        text = text.replace(place, part + place, 1)
    path = tmp_path / "page.html"
    path.write_text(text)
    shown = View(browser, path)
    shown.wait()
    assert shown.alarms or vocabulary(shown) - kinds
    shown.context.close()
