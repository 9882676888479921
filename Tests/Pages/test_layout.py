"""How pages look: nothing sticks out, overlaps, or is cut off, on any screen."""

import pytest

from conftest import PAGES, expect_none, open_all

SIZES = [320, 390, 1280]
SMALLEST_TEXT = 10


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_text_fits(view, name, width):
    shown = view(name, width=width)
    expect_none(shown.check("layout", SMALLEST_TEXT))
    expect_none(shown.check("targets"))
    open_all(shown.page)
    expect_none(shown.check("layout", SMALLEST_TEXT))
    expect_none(shown.check("labels"))


# A sheet of A4 between margins of a centimetre is 718 pixels wide.
@pytest.mark.parametrize("width, media", [(390, "screen"), (1280, "screen"), (718, "print")])
@pytest.mark.parametrize("name", ["samples", "many", "redacted", "proof", "proof-many"])
def test_words_are_whole(view, name, width, media):
    shown = view(name, width=width)
    shown.page.emulate_media(media=media)
    open_all(shown.page)
    expect_none(shown.check("brokenWords"))


def test_totals_begin_on_one_line(view):
    tops = view("proof").page.locator(".totals li").evaluate_all(
        """items => {
          const first = new Map();
          for (const item of items) {
            const box = item.getBoundingClientRect();
            if (!first.has(box.left)) first.set(box.left, box.top);
          }
          return [...first.values()];
        }""")
    assert len(tops) > 1
    assert max(tops) - min(tops) < 1, tops


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["samples", "many"])
def test_labels_stand_out(view, name, scheme):
    shown = view(name, color_scheme=scheme)
    expect_none(shown.check("labelContrast", 4.5))


@pytest.mark.parametrize("name", PAGES)
def test_structure(view, name):
    expect_none(view(name).check("structure"))
