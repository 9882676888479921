"""Stores what pages look like, for people to look at."""

import os
import pathlib

import pytest

from conftest import PAGES, open_all

PIECE = 1600
MOST = 20


@pytest.fixture
def folder():
    folder = pathlib.Path(os.environ["JOBJOURNAL_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("name", PAGES)
def test_screen(view, folder, name, is_open, width, scheme):
    page = view(name, width=width, color_scheme=scheme).page
    if is_open:
        open_all(page)
    state = "-open" if is_open else ""
    # No picture can be as high as a long page.
    page.set_viewport_size({"width": width, "height": PIECE})
    height = page.evaluate("document.documentElement.scrollHeight")
    for number, top in enumerate(range(0, height, PIECE)[:MOST], 1):
        page.evaluate("(top) => scrollTo(0, top)", top)
        page.screenshot(path=folder / f"{name}-{width}-{scheme}{state}-{number:02}.png")


@pytest.mark.parametrize("name", PAGES)
def test_paper(view, folder, name):
    view(name).page.pdf(path=folder / f"{name}.pdf", format="A4")
