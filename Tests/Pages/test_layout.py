"""How pages look: nothing sticks out, overlaps, or is cut off, on any screen."""

import pytest

from conftest import PAGES, open_all

SIZES = [320, 390, 1280]
SMALLEST_TEXT = 10


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_text_fits(view, name, width):
    shown = view(name, width=width)
    assert shown.check("layout", SMALLEST_TEXT) == []
    assert shown.check("targets") == []
    open_all(shown.page)
    assert shown.check("layout", SMALLEST_TEXT) == []
    assert shown.check("labels") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["samples", "many"])
def test_labels_stand_out(view, name, scheme):
    shown = view(name, color_scheme=scheme)
    assert shown.check("labelContrast", 4.5) == []


@pytest.mark.parametrize("name", PAGES)
def test_structure(view, name):
    assert view(name).check("structure") == []
