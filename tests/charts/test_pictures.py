"""What each chart draws, and what it says of what it leaves out."""

from __future__ import annotations

import json
import struct
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from dateline.charts import (
    basemap,
    events,
    figures,
    fonts,
    places,
    placing,
    png,
    quotes,
    relations,
    render,
    strip,
    svg,
    theme,
    timeline,
    world,
)
from dateline.charts.facts import DAY_MS, Facts, href, instant, page_name
from dateline.charts.picture import Picture, Skipped
from tests.charts.article import PACKAGE, Row, article_rows, frames, invented, invented_rows, package


@pytest.fixture(scope="module")
def article() -> Facts:
    return Facts(frames(), PACKAGE)


def drawn(chart: Any, facts: Facts) -> Picture:
    picture = chart.draw(facts)
    assert isinstance(picture, Picture)
    return picture


def mark(start: date | None, end: date | None) -> Row:
    return {
        "t0": instant(start) if start else None,
        "t1": instant(end) + DAY_MS if end else None,
        "headline": "A",
        "short": "A",
        "room": 9.0,
    }


MAY = placing.Window(instant(date(2020, 5, 1)), instant(date(2020, 5, 31)), 300)


def test_a_day_stands_on_its_day_and_a_band_covers_its_days() -> None:
    day = placing.place(mark(date(2020, 5, 2), date(2020, 5, 2)), MAY, None)
    assert (day["left"], day["right"], day["xm"], day["band"]) == (10, 20, 15, False)
    week = placing.place(mark(date(2020, 5, 4), date(2020, 5, 10)), MAY, None)
    assert (week["left"], week["right"], week["band"], week["begins"], week["ends"]) == (30, 100, True, True, True)


def test_open_bounds_reach_to_the_edge_or_a_stub_far() -> None:
    since = mark(date(2020, 5, 11), None)
    assert placing.place(since, MAY, None)["right"] == 300
    assert placing.place(since, MAY, 26.0)["right"] == 126
    until = placing.place(mark(None, date(2020, 5, 10)), MAY, None)
    assert (until["left"], until["right"], until["open"], until["known"]) == (0, 100, "until", 100)


def test_the_symbol_of_an_open_span_stands_at_the_bound_that_is_known() -> None:
    assert placing.place(mark(None, date(2020, 5, 10)), MAY, None)["xm"] == 100
    assert placing.place(mark(date(2020, 5, 11), None), MAY, None)["xm"] == 100
    assert placing.place(mark(None, date(2020, 6, 30)), MAY, None)["xm"] == 300


def test_events_outside_the_window_and_without_a_date_are_told_apart() -> None:
    sides = [(date(2020, 4, 1), date(2020, 4, 30)), (date(2020, 6, 1), None), (None, None), (date(2020, 4, 1), date(2020, 5, 2))]
    assert [placing.place(mark(*bounds), MAY, None)["side"] for bounds in sides] == [-1, 1, 2, 0]
    cut = placing.place(mark(*sides[3]), MAY, None)
    assert (cut["left"], cut["begins"], cut["ends"]) == (0, False, True)


def test_nothing_in_the_lanes_overlaps() -> None:
    marks = [{**one, **placing.label_of(one["headline"])} for one in events.marks(Facts(invented(500), {}))]
    window = placing.Window(*placing.crowd(marks), 1000)
    placed, height, named = placing.pack(marks, window, 70)
    assert named > 150
    lanes: dict[float, list[tuple[float, float]]] = {}
    for one in placed:
        if one["label"]:
            lanes.setdefault(one["y"], []).append((one["from"], one["to"]))
        assert 0 < one["y"] < height
    for taken in lanes.values():
        taken.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(taken))


def test_a_crowded_month_in_two_centuries_is_the_window_to_begin_with() -> None:
    old = invented_rows(12, first=date(1815, 1, 1), days=73_000)["timeline"]
    crowd = [row for row in invented_rows(60, first=date(2020, 3, 1), days=25)["timeline"] if row["start_date"] == row["end_date"]]
    marks = [mark(row["start_date"], row["end_date"]) for row in old + crowd]
    start, end = placing.crowd(marks)
    assert instant(date(2020, 2, 1)) < start < end < instant(date(2020, 5, 1))
    assert placing.whole(marks)[0] < instant(date(1816, 1, 1))


def test_a_short_span_is_shown_whole() -> None:
    marks = [mark(date(2020, 5, day), date(2020, 5, day)) for day in (1, 28, 29, 29, 30)]
    assert placing.crowd(marks) == placing.whole(marks)


def test_the_timeline_says_dates_as_the_text_does(article: Facts) -> None:
    picture = drawn(timeline, article)
    rows = {row[1]: row for row in picture.table.rows}
    assert rows["Alexander Lukashenko claims victory in a disputed election"][0] == "Aug 2020"
    assert rows["Vladimir Putin and Alexander Lukashenko meet in Sochi"][0] == "14 Sep 2020"
    assert rows["Police crack down on peaceful protesters"][0] == "until 15 Sep 2020"
    assert rows["Workers strike in Belarus"][0] == "undated"
    assert rows["Svetlana Tikhanovskaya wins the election"][-1] == "Svetlana Tikhanovskaya"
    assert picture.notes == ()


@pytest.mark.parametrize(("count", "window", "named"), [(8, False, "rows"), (50, True, "rows"), (500, True, "lanes")])
def test_the_timeline_suits_its_number_of_events(count: int, window: bool, named: str) -> None:
    spec = drawn(timeline, Facts(invented(count, days=90), PACKAGE)).wide
    assert len(spec["datasets"][named]) == count
    assert ("usermeta" in spec) is window


def test_thousands_of_events_are_counted_and_none_is_lost() -> None:
    facts = Facts(invented(3000, days=4000), PACKAGE)
    picture = drawn(timeline, facts)
    sums = [
        sum(row["count"] for row in rows) for rows in picture.wide["datasets"].values() if rows and "count" in rows[0] and "type" in rows[0]
    ]
    dated = sum(1 for row in facts.rows("timeline") if row["start_date"])
    assert sums
    assert set(sums) == {dated}
    assert "There are 3,000 events" in picture.notes[0]
    assert f"{3000 - dated} events without a date" in picture.notes[-1]


def test_what_is_counted_leads_to_the_first_of_its_events() -> None:
    facts = Facts(invented(3000, days=4000), PACKAGE)
    standing = timeline.standing_for(facts)
    values = [row for rows in drawn(timeline, facts).wide["datasets"].values() for row in rows if "type" in row]
    assert set(standing.values()) == {row["href"] for row in values if row["type"] != "all types"}
    assert len(standing) == sum(1 for row in facts.rows("timeline") if row["start_date"])


def test_figures_keep_their_bounds_and_join_what_restates_them(article: Facts) -> None:
    picture = drawn(figures, article)
    marks = {
        row["head"]: row
        for rows in picture.wide["datasets"].values()
        for row in rows
        if "head" in row and isinstance(row["head"], list)
        for row in [{**row, "head": row["head"][0]}]
    }
    assert marks["At least three people"]["low"] == 3
    assert marks["At least three people"]["high"] is None
    assert (marks["hundreds"]["value"], marks["hundreds"]["low"], marks["hundreds"]["high"]) == (None, 200, 999)
    assert "$1.5 billion = €1.26 billion" in marks
    assert "€1.26 billion" not in marks
    assert "€1.26 billion" in {row[0] for row in picture.table.rows}


@pytest.mark.parametrize("value", [0.0, -3.0, 1e-9, 1e300])
def test_any_number_is_drawn(value: float) -> None:
    rows = article_rows()
    rows["figures"] = [{**rows["figures"][0], "value": value, "low": value, "high": value}]
    picture = drawn(figures, Facts(package(rows), PACKAGE))
    assert "mark-symbol" in render.svg(picture.wide, "x")


def test_statements_stand_where_they_are_said(article: Facts) -> None:
    picture = drawn(quotes, article)
    marks = picture.wide["datasets"]["quotes"]
    assert [one["speaker"] for one in marks[:2]] == ["Vladimir Putin", "Vladimir Putin"]
    assert all(0 <= one["from"] < one["to"] <= 100 for one in marks)
    assert len({one["colour"] for one in marks}) == 3


def test_many_statements_and_figures_are_counted() -> None:
    rows = article_rows()
    rows["quotes"] = [{**rows["quotes"][number % 9], "quote_id": f"x:quote:{number}-1"} for number in range(100)]
    rows["figures"] = [{**rows["figures"][number % 5], "figure_id": f"x:figure:{number}-1"} for number in range(100)]
    facts = Facts(package(rows), PACKAGE)
    for chart in (quotes, figures):
        picture = drawn(chart, facts)
        assert "There are 100" in picture.notes[0]
        assert sum(row["count"] for row in picture.wide["datasets"]["counts"]) == 100


def test_who_does_what_to_whom(article: Facts) -> None:
    picture = drawn(relations, article)
    assert ("Vladimir Putin", "Alexander Lukashenko", "AGREE") in {row[:3] for row in picture.table.rows}
    assert ("Vladimir Putin", relations.NO_ONE, "MOBILIZE") in {row[:3] for row in picture.table.rows}
    assert all(row[0] != row[1] for row in picture.table.rows)


def test_places_stand_on_the_map_and_countries_are_tinted(article: Facts) -> None:
    picture = drawn(places, article)
    sites = {site["place"]: site for site in picture.wide["datasets"]["sites"]}
    assert sites["Sochi"]["drawn"] == "point"
    assert sites["Belarus"]["drawn"] == "country"
    assert sites["Lithuania"]["y"] < sites["Belarus"]["y"] < sites["Sochi"]["y"]
    assert sites["Sochi"]["x"] > sites["Belarus"]["x"]


def test_neighbours_on_one_side_of_the_date_line_stay_there() -> None:
    # The widest gap between longitudes is found without arithmetic that rounds.
    assert places._unwrapped([39.73, 23.9]) == [23.9, 39.73]
    assert places._unwrapped([178.4, -171.8]) == pytest.approx([188.2, 178.4])


def test_the_atlas_is_the_packages_own_file() -> None:
    import hashlib

    assert hashlib.sha256(world.ATLAS.read_bytes()).hexdigest() == "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"


def test_countries_have_shapes_and_a_middle_inside() -> None:
    names = {country.code: country for country in world.countries(0.1)}
    assert len(names) > 230
    assert names["FRA"].name == "France"
    for code, (south, north, west, east) in {"HRV": (42, 47, 13, 20), "VNM": (8, 24, 102, 110), "NZL": (-48, -34, 166, 179)}.items():
        latitude, longitude = world.middle(code) or (0, 0)
        assert south < latitude < north
        assert west < longitude < east
    for country in names.values():
        for ring in country.rings:
            assert (ring[0] == ring[-1]).all()
            assert abs(np.diff(ring[:, 0])).max() <= 360 if country.code == "ATA" else abs(np.diff(ring[:, 0])).max() < 180


def test_shapes_stay_within_the_view() -> None:
    view = basemap.View(west=0, north=60, scale=20, squeeze=0.7, width=300, height=200)
    france = next(country for country in world.countries(view.detail) if country.code == "FRA")
    for ring in france.rings:
        for shown in view.clipped(ring):
            assert shown.min() >= 0
            assert (shown.max(axis=0) <= (300, 200)).all()
    assert basemap.path(view, next(country for country in world.countries(view.detail) if country.code == "AUS")) == ""


def test_a_map_over_the_date_line_keeps_neighbours_together() -> None:
    rows = article_rows()
    fiji, samoa = {"latitude": -18.1, "longitude": 178.4}, {"latitude": -13.8, "longitude": -171.8}
    rows["places"] = [
        {"place_id": "RUS:sochi", "name": "Suva", "kind": "city", "country": "FJI", **fiji},
        {"place_id": "BLR:belarus", "name": "Apia", "kind": "city", "country": "WSM", **samoa},
    ]
    sites = {site["place"]: site for site in drawn(places, Facts(package(rows), PACKAGE)).wide["datasets"]["sites"]}
    assert 0 < sites["Suva"]["x"] < sites["Apia"]["x"] < theme.WIDE


def test_no_map_without_a_known_position_and_the_reason_is_said() -> None:
    rows = article_rows()
    rows["places"] = [{**row, "latitude": None, "longitude": None, "kind": "other"} for row in rows["places"]]
    skipped = places.draw(Facts(package(rows), PACKAGE))
    assert isinstance(skipped, Skipped)
    assert "No main event of the package has a place with a known position (Belarus, Lithuania, Sochi)." in skipped.reason


def test_the_strip_shows_every_fact_of_a_text(article: Facts) -> None:
    picture = drawn(strip, article)
    assert len(picture.wide["datasets"]["facts"]) == 15 + 9 + 4 + 6 + 8
    assert picture.alt == "Where in the text the facts stand: 15 events, 9 quotes, 4 dates, 6 figures, 6 actors, 2 places."


def test_the_strip_counts_the_facts_of_many_texts() -> None:
    picture = drawn(strip, Facts(invented(100), PACKAGE))
    assert sum(row["count"] for row in picture.wide["datasets"]["facts"]) == 300


def test_one_row_is_drawn() -> None:
    facts = Facts(invented(1), PACKAGE)
    for chart in (timeline, relations, strip):
        assert "<svg" in render.svg(drawn(chart, facts).wide, "x")


def test_bounds_without_a_year_in_common_and_at_the_ends_of_the_calendar() -> None:
    rows = invented_rows(4)
    for row, start, end in zip(
        rows["timeline"], (date.min, date(9999, 1, 1), None, None), (date(1, 12, 31), date.max, date.max, None), strict=True
    ):
        row.update(start_date=start, end_date=end)
    assert "<svg" in render.svg(drawn(timeline, Facts(package(rows), PACKAGE)).wide, "x")


def test_the_same_day_whatever_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess
    import sys

    program = (
        "import hashlib; from dateline.charts import render, timeline; from dateline.charts.facts import Facts;"
        "from tests.charts.article import frames, PACKAGE; picture = timeline.draw(Facts(frames(), PACKAGE));"
        "print(hashlib.sha256((lambda drawing: drawing.encode() + render.png(drawing))(render.standalone_svg(picture, 's'))).hexdigest())"
    )
    digests = set()
    for zone in ("America/Los_Angeles", "UTC", "Asia/Kolkata"):
        monkeypatch.setenv("TZ", zone)
        digests.add(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=None).stdout)
    assert len(digests) == 1


def test_signs_that_join_are_taken_apart_for_images() -> None:
    def words_of(text: str) -> str:
        return fonts.drawable(f'<text x="1">{text}</text>')

    assert words_of("\U0001f1e7\U0001f1fe") == '<text x="1">\U0001f1e7\u200c\U0001f1fe</text>'
    assert words_of("👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f") == '<text x="1">👨👩👧 👍 ❤</text>'
    assert words_of("क\u200dष Привет") == '<text x="1">क\u200dष Привет</text>'
    assert 'font-family="Noto Sans CJK' in words_of("Путин と 会談")


def test_an_image_is_made_of_words_in_any_script() -> None:
    rows = article_rows()
    for row, told in zip(
        rows["timeline"], ("🇧🇾🇷🇺 👨‍👩‍👧‍👦 1️⃣ 👍🏽", "習近平 한국 プーチン 😀🇧🇾", "العربية 🇧🇾 हिन्दी", "\u202e🏴󠁧󠁢󠁥󠁮󠁧󠁿"), strict=False
    ):
        row["headline"] = told
    drawing = render.standalone_svg(drawn(timeline, Facts(package(rows), PACKAGE)), "習近平 😀")
    assert render.png(drawing)[:8] == b"\x89PNG\r\n\x1a\n"


def test_words_of_every_script_reach_the_image() -> None:
    rows = article_rows()
    rows["timeline"] = rows["timeline"][:1]
    rows["timeline"][0]["headline"] = "Путин и Лукашенко 会談 😀"
    drawing = render.svg(drawn(timeline, Facts(package(rows), PACKAGE)).wide, "x")
    assert "Путин и Лукашенко 会談 😀" in drawing


def test_text_in_a_drawing_is_left_as_it_is() -> None:
    told = 'd="1.23456" opacity="1" font-family="x" <a xlink:href="https://vega.github.io/vega-datasets/">'
    rows = article_rows()
    rows["timeline"] = rows["timeline"][:1]
    rows["timeline"][0]["headline"] = told
    tidied = render.svg(drawn(timeline, Facts(package(rows), PACKAGE)).wide, "x")
    assert 'd="1.23456" opacity="1"' in tidied.replace("&quot;", '"')
    assert tidied.count("vega-datasets") == tidied.count("&lt;a xlink:href") or "&lt;a" in tidied


def test_a_data_block_cannot_end_its_element() -> None:
    block = render.as_data_block({"headline": "</script><!-- & \u2028"})
    assert "<" not in block
    assert "&" not in block
    assert json.loads(block) == {"headline": "</script><!-- & \u2028"}


def test_a_packed_image_has_the_same_size_and_fewer_bytes(article: Facts) -> None:
    import vl_convert

    image = vl_convert.vegalite_to_png(drawn(quotes, article).wide)
    packed = png.packed(image)
    assert packed[:24] == image[:24]
    assert len(packed) < len(image) / 3
    assert struct.unpack(">B", packed[25:26]) == (3,)


def test_names_inside_drawings_are_apart() -> None:
    drawing = '<svg ><clipPath id="clip7"></clipPath><g clip-path="url(#clip7)"></g></svg>'
    assert 'id="a-1"' in svg.tidy(drawing, "a")
    assert "url(#b-1)" in svg.tidy(drawing, "b")


def test_page_names_are_safe_and_different() -> None:
    ids = ["report-1", "Report-1", "index", "../../etc/passwd", "a/b", "a b", "日本", "доклад", "", "x" * 300]
    names = [page_name(one) for one in ids]
    assert len(set(names)) == len(names)
    assert names[0] == "report-1.html"
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and len(name) < 90 for name in names)
    assert href("report-1", "report-1:event:5-9") == "reading/report-1.html#event-5-9"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_colours_stand_out_from_the_page(palette: dict[str, str]) -> None:
    for name in ("ink", "soft", "accent"):
        assert contrast(palette[name], palette["paper"]) >= 4.5, name
    for name in (*theme.QUAD_CLASSES, "event", "quote", "date", "figure", "actor", "place"):
        assert contrast(palette[name], palette["paper"]) >= 3, name


def test_every_colour_is_swapped_for_the_dark_one_and_no_other() -> None:
    assert len(set(theme.LIGHT.values()) | set(theme.SPEAKERS)) == len(theme.LIGHT) + len(theme.SPEAKERS)
    assert theme.LIGHT.keys() == theme.DARK.keys()


# Rows of the matrices that show a colour as the colour-blind see it (Machado, Oliveira and Fernandes 2009, severity 1).
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_classes_stay_apart_for_the_colour_blind(palette: dict[str, str], deficiency: str) -> None:
    def seen(colour: str) -> list[float]:
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        return [sum(weight * part for weight, part in zip(row, parts, strict=True)) for row in DEFICIENCIES[deficiency]]

    names = [name for name in theme.QUAD_CLASSES if name != "untyped"]
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            apart = sum((a - b) ** 2 for a, b in zip(seen(palette[one]), seen(palette[other]), strict=True)) ** 0.5
            assert apart > 60, (one, other, apart)


@pytest.mark.slow
def test_a_hundred_thousand_events_in_a_minute_and_no_page_above_five_megabytes(tmp_path: Any) -> None:
    import time

    from dateline import charts

    tables = invented(100_000, days=20_000)
    begun = time.process_time()
    charts.draw(tables, tmp_path, package=PACKAGE)
    assert time.process_time() - begun < 60
    assert max(path.stat().st_size for path in tmp_path.rglob("*.html")) < 5_000_000
