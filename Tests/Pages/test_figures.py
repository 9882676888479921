"""Pictures, the tables beside them, and `jobjournal patterns` show the same figures."""

import json
import subprocess

import pytest

from conftest import PROGRAM, TODAY

ROWS = """(section) => [...document.querySelectorAll(`${section} table`)].map((table) =>
  [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)))"""
WIDTHS = """(selector) => [...document.querySelectorAll(selector)].map(
  (bar) => bar.getBoundingClientRect().width)"""
# How wide each ribbon is where it begins and where it ends.
RIBBONS = """() => [...document.querySelectorAll("#flow path.ribbon")].map((ribbon) => {
  const {y, height} = ribbon.getBBox();
  const scale = ribbon.getScreenCTM().a;
  const STEPS = 4000;
  return [y + 0.05, y + height - 0.05].map((level) => {
    let inside = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const place = new DOMPoint((step + 0.5) * 100 / STEPS, level);
      if (ribbon.isPointInFill(place)) inside += 1;
    }
    return inside * 100 / STEPS * scale;
  });
})"""
# A pixel of the 600 or so that a picture is wide.
TOLERANCE = 1.0


@pytest.fixture(params=["samples", "many"])
def shown(view, pages, request):
    """A page, and the patterns of its journal."""
    patterns = subprocess.run(
        [PROGRAM, "patterns", "--journal", pages.journal(request.param), "--today", TODAY,
         "--format", "json"], check=True, stdout=subprocess.PIPE)
    return view(request.param).page, json.loads(patterns.stdout)


def same_scale(widths, counts):
    """Whether one width stands for one case everywhere."""
    assert len(widths) == len(counts)
    unit = max(widths) / max(counts)
    return all(
        abs(width - count * unit) < TOLERANCE for width, count in zip(widths, counts))


def test_punctuality(shown):
    page, patterns = shown
    page.locator("#patterns details").evaluate_all("all => all.forEach(each => each.open = true)")
    kinds = ["onTime", "late", "missed", "overdue"]
    pictures = page.locator("#patterns svg[role=img]")
    tables = page.evaluate(ROWS, "#patterns")
    for index, part in enumerate(["rules", "months"]):
        expected = [[record[kind] for kind in kinds] for record in patterns[part]]
        assert [[int(cell) for cell in row[1:5]] for row in tables[index]] == expected
        widths = pictures.nth(index).locator("rect.part").evaluate_all(
            "bars => bars.map(bar => bar.getBoundingClientRect().width)")
        assert same_scale(widths, [count for row in expected for count in row if count > 0])


def test_funnel(shown):
    page, patterns = shown
    (table,) = page.evaluate(ROWS, "#funnel")
    counts = [stage["count"] for stage in patterns["stages"]]
    assert [int(row[1]) for row in table] == counts
    assert same_scale(page.evaluate(WIDTHS, "#funnel svg[role=img] rect.stage"), counts)
    labels = page.locator("#funnel svg text.title").all_text_contents()
    assert labels == [f"{row[0]} {row[1]}" for row in table]


def test_flow_adds_up(shown):
    page, patterns = shown
    (table,) = page.evaluate(ROWS, "#flow")
    links = [(source, target, int(count)) for source, target, count in table]
    assert [count for _, _, count in links] == [link["count"] for link in patterns["flow"]]

    # All that comes to a stage leaves it, but what ended there.
    passed = {row[0]: int(row[1]) for row in page.evaluate(ROWS, "#funnel")[0]}
    into, out_of = {}, {}
    for source, target, count in links:
        out_of[source] = out_of.get(source, 0) + count
        into[target] = into.get(target, 0) + count
    for source, count in out_of.items():
        assert count == passed[source]
    first = next(iter(passed))
    for target, count in into.items():
        assert count == passed.get(target, count)
    ended = sum(count for target, count in into.items() if target not in passed)
    last = sum(count for stage, count in passed.items() if stage not in out_of)
    assert ended + last == passed[first]

    # What is drawn.
    counts = [count for _, _, count in links]
    ribbons = page.evaluate(RIBBONS)
    assert same_scale([top for top, _ in ribbons], counts)
    assert same_scale([bottom for _, bottom in ribbons], counts)
    labels = page.locator("#flow svg text.title").all_text_contents()
    bars = page.evaluate(WIDTHS, "#flow svg[role=img] rect.node")
    expected = passed | into
    assert dict(label.rsplit(" ", 1) for label in labels) == {
        name: str(count) for name, count in expected.items()}
    assert same_scale(bars, [int(label.rsplit(" ", 1)[1]) for label in labels])
    assert abs(max(bars) / passed[first] - max(top for top, _ in ribbons) / max(counts)) < 0.1
