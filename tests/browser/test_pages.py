"""Every page in a real browser, opened from disk: no network, no errors, and it answers to the pointer and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import charts
from dateline.charts import NAMES
from tests.browser.conftest import HOSTILE
from tests.charts.article import PACKAGE, invented_rows, package

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]
READING = "reading/sochi-talks-2020.html"
PAGES = ("index.html", *(f"{name}.html" for name in NAMES), "reading/index.html", READING)
MEETING = '.live .mark-symbol [aria-label*="meet in Sochi"]'
SYMBOLS = '.live .mark-symbol [role="graphics-symbol"]'


def axe(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:200]}" for one in found]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_without_network_or_error_and_within_its_width(article: Path, visit: Visit, name: str, width: int) -> None:
    opened = visit(article / name, width=width)
    assert opened.problems == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.title()
    opened.picture(f"{name.replace('/', '-').removesuffix('.html')}-{width}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(article: Path, visit: Visit, name: str, scheme: str) -> None:
    opened = visit(article / name, color_scheme=scheme)
    for fold in opened.page.query_selector_all("details"):
        fold.evaluate("fold => fold.open = true")
    assert axe(opened.page) == []
    opened.picture(f"{name.replace('/', '-').removesuffix('.html')}-{scheme}")


def test_a_telephones_pages_are_accessible_too(article: Path, visit: Visit) -> None:
    for name in PAGES:
        assert axe(visit(article / name, width=390).page) == [], name


def test_every_event_has_its_symbol_and_every_chart_is_alive(article: Path, visit: Visit) -> None:
    page = visit(article / "index.html").page
    assert page.locator("figure[data-live]").count() == len(NAMES)
    events = page.locator("#timeline .live a, #timeline .live [role='graphics-symbol'][aria-label]").count()
    assert events >= 15
    assert (
        page.locator("#timeline .mark-symbol path[aria-roledescription='symbol']").count()
        or page.locator(f"#timeline {SYMBOLS}").count() == 15
    )


def test_without_the_bundle_the_charts_stand_and_the_page_says_how_to_wake_them(article: Path, visit: Visit, tmp_path: Path) -> None:
    text = (article / "index.html").read_text(encoding="utf8").replace('src="dateline.js"', 'src="missing.js"')
    (tmp_path / "index.html").write_text(text, encoding="utf8")
    page = visit(tmp_path / "index.html", awake=False).page
    assert page.locator("#timeline .wide svg").is_visible()
    assert page.locator("#timeline .wide svg a text").count() >= 15
    assert "dateline chart" in page.locator("[data-asleep]").inner_text()


def test_the_pointer_calls_a_tooltip_with_the_evidence(article: Path, visit: Visit) -> None:
    page = visit(article / "timeline.html").page
    page.locator(SYMBOLS).first.hover()
    tip = page.locator(".tip").inner_text()
    assert "Alexander Lukashenko claims victory in a disputed election" in tip
    assert "Aug 2020" in tip
    assert "They met in the Russian Black Sea resort of Sochi on Monday" in tip
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden()


def test_a_click_on_a_mark_leads_to_its_words(article: Path, visit: Visit) -> None:
    page = visit(article / "timeline.html").page
    page.locator(MEETING).click()
    page.wait_for_url("**/reading/sochi-talks-2020.html#event-*")
    page.wait_for_selector(".m.on")
    assert page.locator(".m.on").first.inner_text() == "met"
    assert "Vladimir Putin and Alexander Lukashenko meet in Sochi" in page.locator("#chosen").inner_text()
    page.locator("#chosen a", has_text="See in the timeline").click()
    page.wait_for_url("**/timeline.html#sochi-talks-2020/event-*")
    page.wait_for_selector(".live .named")
    assert "meet in Sochi" in page.locator(".live text.named").first.text_content()


def test_the_keyboard_walks_the_marks_and_opens_the_words(article: Path, visit: Visit) -> None:
    page = visit(article / "timeline.html").page
    page.locator(".live svg").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator(".tip").inner_text()
    page.keyboard.press("ArrowRight")
    second = page.locator(".tip").inner_text()
    assert first != second
    assert page.locator(".at-mark").count() == 1
    page.keyboard.press("Home")
    assert page.locator(".tip").inner_text() == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading/sochi-talks-2020.html#event-*")


def test_the_keyboard_reaches_everything_on_the_gallery(article: Path, visit: Visit) -> None:
    page = visit(article / "index.html").page
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("(e => e.id || e.getAttribute('href') || e.getAttribute('aria-label') || e.tagName)(document.activeElement)")
        )
    assert "../datapackage.json" in reached
    assert "../data/events.csv" in reached
    assert "timeline.svg" in reached
    assert sum("Arrow keys go from mark to mark" in str(one) for one in reached) == len(NAMES)
    assert "SUMMARY" in reached


def test_every_download_exists(article: Path, visit: Visit) -> None:
    page = visit(article / "index.html").page
    for link in page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"):
        path = link.split("#")[0]
        assert not path or (article / path).resolve().exists(), link


def test_kinds_are_toggled_by_mouse_and_by_keyboard(article: Path, visit: Visit) -> None:
    page = visit(article / READING).page
    underline = "getComputedStyle(document.querySelector('.m.event')).boxShadow"
    assert page.evaluate(underline) != "none"
    page.locator("label.event").click()
    assert page.evaluate(underline) == "none"
    page.locator("#show-event").focus()
    page.keyboard.press("Space")
    assert page.evaluate(underline) != "none"


def test_choosing_an_event_in_the_list_shows_its_words_its_row_and_its_rule(article: Path, visit: Visit) -> None:
    page = visit(article / READING, reduced_motion="reduce").page
    page.locator(".when a", has_text="forms a special police unit").press("Enter")
    page.wait_for_selector(".m.on")
    assert page.locator(".m.on").inner_text() == "formed"
    chosen = page.locator("#chosen").inner_text()
    assert "by-hand" in chosen
    assert "MOBILIZE" in chosen
    assert page.locator(".m.on").evaluate("e => { const b = e.getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight }")


def test_a_mark_within_a_quote_shows_both_rows(article: Path, visit: Visit) -> None:
    page = visit(article / READING).page
    page.locator(".m", has_text="$1.5 billion").first.click()
    chosen = page.locator("#chosen").inner_text()
    assert "USD US dollar" in chosen
    assert "Verb of saying" in chosen


def test_without_script_a_link_to_an_event_still_marks_its_words(article: Path, visit: Visit) -> None:
    fragment = "event-" + "-".join(
        map(
            str,
            (lambda at: (at, at + 3))(
                (Path(__file__).parents[2] / "data/sources/sochi-talks-2020.txt").read_text(encoding="utf8").index("met in")
            ),
        )
    )
    page = visit(article / READING, fragment, awake=False, java_script_enabled=False).page
    colour = page.locator(f"#{fragment} + .m").evaluate("e => getComputedStyle(e).backgroundColor")
    plain = page.locator(".m.event").last.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour != plain


def test_nothing_hostile_runs_and_it_shows_as_text(hostile: Path, visit: Visit) -> None:
    for name in PAGES:
        opened = visit(hostile / name)
        assert opened.problems == [], name
        assert "owned" not in opened.page.title() or "document.title" in opened.page.title()
        assert opened.page.locator("img, svg[onload]").count() == 0
        assert opened.page.evaluate("document.title") != "owned"
    page = visit(hostile / "timeline.html").page
    page.locator(SYMBOLS).first.hover()
    assert HOSTILE.split(" {")[0] in page.locator(".tip").inner_text()


@pytest.mark.parametrize(("zone", "offset"), [("America/Los_Angeles", 420), ("UTC", 0), ("Asia/Kolkata", -330)])
def test_the_same_day_in_every_time_zone(article: Path, visit: Visit, zone: str, offset: int) -> None:
    page = visit(article / "timeline.html", timezone_id=zone).page
    assert page.evaluate("new Date(2020, 8, 14).getTimezoneOffset()") == offset
    page.locator(MEETING).hover()
    assert "14 Sep 2020" in page.locator(".tip").inner_text()
    labels = page.locator(".live .role-axis-label text").all_text_contents()
    places = page.locator(SYMBOLS).evaluate_all("marks => marks.map(mark => mark.getAttribute('transform'))")
    still = page.locator(".wide svg .role-axis-label text").all_text_contents()
    assert labels == still
    assert "13 Sep" in labels
    assert "2 Aug 2020" in labels
    assert len(places) == 15


def test_dragging_and_buttons_move_the_window(crowd: Path, visit: Visit) -> None:
    opened = visit(crowd / "timeline.html")
    page = opened.page
    before = page.locator(".window-said").inner_text()
    page.get_by_role("button", name="Later").press("Enter")
    page.wait_for_function("before => document.querySelector('.window-said').textContent !== before", arg=before)
    later = page.locator(".window-said").inner_text()
    page.get_by_role("button", name="All").click()
    page.wait_for_function("before => document.querySelector('.window-said').textContent !== before", arg=later)
    assert "445 of 500 events" in page.locator(".window-said").inner_text()
    drawn = "document.querySelector('figure').timeline.view.data('lanes').filter(mark => mark.side === 0).length"
    page.wait_for_function(f"{drawn} === 445")
    box = page.locator(".live .role-scope.overview_group, .live .overview_group").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    everything = page.locator(".window-said").inner_text()
    page.get_by_role("button", name="Closer").click()
    page.wait_for_function("before => document.querySelector('.window-said').textContent !== before", arg=everything)
    closer = page.locator(".window-said").inner_text()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.7)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.7, steps=6)
    page.mouse.up()
    page.wait_for_function("before => document.querySelector('.window-said').textContent !== before", arg=closer)
    assert opened.problems == []
    opened.picture("crowd-brushed")


def test_a_window_is_dragged_where_the_page_is_narrower_than_the_chart(crowd: Path, visit: Visit) -> None:
    page = visit(crowd / "timeline.html", width=900).page
    strip = page.locator(".live .overview_group path.background").first.bounding_box()
    before = page.locator(".window-said").inner_text()
    page.mouse.move(strip["x"] + strip["width"] * 0.5, strip["y"] + strip["height"] / 2)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.75, strip["y"] + strip["height"] / 2, steps=5)
    page.mouse.up()
    page.wait_for_function("before => document.querySelector('.window-said').textContent !== before", arg=before)
    shares = page.evaluate(
        """() => {
          const [first, last] = JSON.parse(document.querySelector('figure script').textContent).wide.usermeta.whole;
          const said = document.querySelector('.window-said').textContent.split(':')[0].split(' to ');
          return said.map(day => (Date.parse(day + ' UTC') - first) / (last - first));
        }"""
    )
    assert shares == pytest.approx([0.5, 0.75], abs=0.01)


def test_rows_at_the_same_place_of_different_texts_are_told_apart(crowd: Path, visit: Visit) -> None:
    page = visit(crowd / "reading/doc-00003.html").page
    page.locator(".m.event").first.click()
    page.locator("#chosen a", has_text="See in the timeline").click()
    page.wait_for_url("**/timeline.html#doc-00003/event-*")
    page.wait_for_selector(".live .named", state="attached")
    links = page.evaluate("[...new Set([...document.querySelectorAll('.live .named')].map(e => e.__data__.href))]")
    assert len(links) == 1
    assert "doc-00003.html#" in links[0]


def test_the_way_back_moves_the_window_to_the_event(crowd: Path, visit: Visit) -> None:
    spec = "JSON.parse(document.querySelector('figure script').textContent).wide"
    page = visit(crowd / "timeline.html").page
    outside = page.evaluate(
        f"(() => {{ const s = {spec}; return s.datasets.lanes.find(m => m.t0 && m.t0 > s.usermeta.window[1]).href }})()"
    )
    name = outside.removeprefix("reading/").replace(".html#", "/")
    page = visit(crowd / "timeline.html", name).page
    page.wait_for_selector(".live .mark-symbol .named")
    assert page.locator(".live .mark-symbol .named").first.evaluate("e => e.__data__.href") == outside


def test_what_is_counted_leads_to_its_first_words_and_back(thousands: Path, visit: Visit) -> None:
    page = visit(thousands / "timeline.html").page
    page.locator(SYMBOLS).first.hover()
    assert "The first" in page.locator(".tip").inner_text()
    page.locator(SYMBOLS).first.click()
    page.wait_for_url("**/reading/doc-*.html#event-*")
    page.locator("#chosen a", has_text="See in the timeline").click()
    page.wait_for_url("**/timeline.html#doc-**")
    page.wait_for_selector(".live .mark-symbol .named", state="attached")


def test_on_a_telephone_symbols_stand_clear_of_words(thousands: Path, visit: Visit) -> None:
    page = visit(thousands / "relations.html", width=390).page
    assert (
        page.evaluate(
            """() => {
          const boxes = selector => [...document.querySelectorAll(`.narrow svg ${selector}`)]
            .filter(e => e.textContent || e.tagName === 'path').map(e => e.getBoundingClientRect());
          const words = boxes('.mark-text text');
          return boxes('.mark-symbol path').filter(a => a.left > 0 && words.some(b =>
            a.left + 3 < b.right && b.left < a.right - 3 && a.top + 3 < b.bottom && b.top < a.bottom - 3)).length;
        }"""
        )
        == 0
    )


def test_the_page_places_events_as_the_build_does(crowd: Path, visit: Visit) -> None:
    page = visit(crowd / "timeline.html").page
    differing = page.evaluate(
        """() => {
          const figure = document.querySelector('figure[data-chart=timeline]');
          const spec = JSON.parse(figure.querySelector('script').textContent).wide;
          const view = { start: spec.usermeta.window[0], end: spec.usermeta.window[1], width: spec.usermeta.width };
          const built = spec.datasets.lanes;
          const here = figure.timeline.pack(built, view, spec.usermeta.most);
          const keys = ['left', 'right', 'xm', 'x_label', 'align', 'label', 'y', 'band', 'open', 'begins', 'ends'];
          const wrong = here.filter(one => keys.some(key => one[key] !== built[one.number][key]));
          return [wrong.length, here.length, built.filter(one => one.side === 0).length];
        }"""
    )
    assert differing[0] == 0
    assert differing[1] == differing[2] == 260


def test_headlines_never_overlap(crowd: Path, article: Path, visit: Visit) -> None:
    overlaps = """() => {
      const boxes = [...document.querySelectorAll('figure svg .mark-text.role-mark text')]
        .filter(e => e.textContent && e.getClientRects().length).map(e => e.getBoundingClientRect());
      let count = 0;
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 5 && b.top < a.bottom - 5) count++;
      }));
      return [count, boxes.length];
    }"""
    for folder, least in ((crowd, 150), (article, 15)):
        for width in (1280, 390):
            page = visit(folder / "timeline.html", width=width).page
            count, drawn = page.evaluate(overlaps)
            assert count == 0
            assert drawn >= (least if width == 1280 else 15)


def test_thousands_are_counted_and_the_page_says_so(thousands: Path, visit: Visit) -> None:
    opened = visit(thousands / "timeline.html")
    assert "There are 3,000 events: too many to draw one by one" in opened.page.locator(".note").inner_text()
    assert opened.problems == []
    opened.picture("thousands")


def test_the_list_of_texts_is_searched(crowd: Path, visit: Visit) -> None:
    page = visit(crowd / "reading/index.html").page
    page.get_by_label("Search titles, publishers and dates").fill("doc-00007 invented")
    assert page.locator("table.texts tbody tr:visible").count() == 1
    assert page.locator("#found").inner_text() == "1 of 25 texts"


def test_an_empty_package_says_so(empty: Path, visit: Visit) -> None:
    opened = visit(empty / "index.html")
    assert opened.problems == []
    said = opened.page.locator("main").inner_text()
    assert "There is nothing to draw: no text is in this package." in said
    assert "The package has no core events." in said
    assert axe(opened.page) == []


def test_one_event_without_a_date_is_shown_without_an_axis(tmp_path: Path, visit: Visit) -> None:
    rows = invented_rows(1)
    for row in rows["events"] + rows["timeline"]:
        row.update(start_date=None, end_date=None)
    charts.draw(package(rows), tmp_path, package=PACKAGE)
    opened = visit(tmp_path / "index.html")
    assert opened.problems == []
    assert "Timeline of 1 event without a date." in opened.page.locator("#timeline").inner_text()
    assert opened.page.locator("#timeline .live .role-axis-label text").count() == 0
    assert axe(opened.page) == []
    opened.picture("one-event")


def test_nothing_moves_for_those_who_ask_for_stillness(article: Path, visit: Visit) -> None:
    page = visit(article / READING, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0


def test_print_shows_the_charts_wide_and_without_controls(article: Path, visit: Visit) -> None:
    opened = visit(article / "index.html", width=390)
    opened.page.emulate_media(media="print")
    assert opened.page.locator("#timeline .wide svg").is_visible()
    assert not opened.page.locator("#timeline .live").is_visible()
    assert not opened.page.locator("#timeline .downloads").is_visible()
    opened.page.set_viewport_size({"width": 794, "height": 1123})
    opened.picture("print")
