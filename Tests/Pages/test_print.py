"""Pages on paper: A4, without colours behind the text."""

import re

import pypdfium2
import pytest

from conftest import PAGES, REPORTS, expect_none

MILLIMETRE = 72 / 25.4


def printed(page):
    """The sheets of the print: each one's size, its text, and the boxes around that."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    try:
        sheets = []
        for sheet in document:
            text = sheet.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            sheets.append((sheet.get_size(), text.get_text_bounded(), boxes))
        return sheets
    finally:
        document.close()


def squeezed(text):
    """Text without what a line may end in: blanks, and hyphens, which PDFium marks there."""
    return re.sub("[\\s\u00ad\u0002\ufffe-]+", "", text)


@pytest.mark.parametrize("name", PAGES)
def test_no_sheet_is_empty_and_nothing_leaves_it(view, name):
    page = view(name).page
    for number, ((width, height), text, boxes) in enumerate(printed(page), 1):
        assert (round(width / MILLIMETRE), round(height / MILLIMETRE)) == (210, 297)
        assert boxes, f"sheet {number} is empty"
        edge = 5 * MILLIMETRE
        assert min(left for left, _, _, _ in boxes) >= edge, number
        assert max(right for _, _, right, _ in boxes) <= width - edge, number
        assert min(bottom for _, bottom, _, _ in boxes) >= edge, number
        assert max(top for _, _, _, top in boxes) <= height - edge, number


@pytest.mark.parametrize("name", ["samples", "redacted", "proof", "proof-many"])
def test_tables_are_printed(view, name):
    page = view(name).page
    cells = page.locator("table th, table td").all_text_contents()
    assert cells
    print_out = squeezed("".join(text for _, text, _ in printed(page)))
    expect_none([cell for cell in cells if squeezed(cell) not in print_out])


@pytest.mark.parametrize("name", ["samples", "redacted", "proof", "proof-many"])
def test_no_heading_is_left_behind(view, name):
    page = view(name).page
    headings = page.locator("h1, h2, h3, h4, caption, thead tr").all_text_contents()
    names = {squeezed(heading) for heading in headings}
    for number, (_, text, _) in enumerate(printed(page), 1):
        lines = text.splitlines()
        # A heading may take several lines.
        ends = {squeezed("".join(lines[-count:])) for count in range(1, 5)}
        assert not ends & names, f"sheet {number} ends in {lines[-1]}"


def test_headings_are_repeated(view):
    page = view("proof-many").page
    headings = page.locator("table thead th").all_text_contents()
    sheets = printed(page)
    assert len(sheets) > 3
    for _, text, _ in sheets[1:-1]:
        assert all(squeezed(heading) in squeezed(text) for heading in headings)


@pytest.mark.parametrize("name", REPORTS)
def test_the_print_is_dark_on_light(view, name):
    page = view(name, color_scheme="dark").page
    page.emulate_media(media="print")
    body = page.evaluate("getComputedStyle(document.body).color")
    channels = [int(part) for part in re.findall(r"\d+", body)[:3]]
    assert max(channels) < 100, body
