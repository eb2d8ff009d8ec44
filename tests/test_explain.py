from __future__ import annotations

import pytest

import dateline
from dateline.errors import DatelineError
from dateline.explain import ROOMS, Explanation, explain
from dateline.language.knowledge import load
from dateline.package import Package

from .conftest import ARTICLE


@pytest.fixture(scope="module")
def package() -> Package:
    return dateline.build(ARTICLE)


def told(package: Package, table: str, text: str) -> Explanation:
    frame = package.frames[table]
    return explain(package, frame[frame["text"] == text].iloc[0].iloc[0])


def test_every_row_with_an_id_can_be_explained(package: Package) -> None:
    for name in ("sentences", "dates", "figures", "mentions", "quotes", "events", "actors", "places"):
        for row in package.frames[name].to_dict("records"):
            found = explain(package, next(iter(row.values())))
            assert found.table == name
            if "text" in row:
                assert found.span == row["text"]
                assert dict(found.reasons).get("rule", "").startswith(row.get("rule", ""))


def test_the_span_is_marked_in_its_sentence(package: Package) -> None:
    found = told(package, "figures", "€1.26 billion")
    assert found.before.endswith("state credit of $1.5 billion (")
    assert found.after == "),” Mr Putin said."
    assert found.row["value"] == "1260000000"
    assert dict(found.reasons)["restates_figure_id"] == "$1.5 billion"


def test_an_actor_is_told_with_what_it_is_called(package: Package) -> None:
    reasons = dict(explain(package, "person:svetlana-tikhanovskaya").reasons)
    assert "'she' (2 times)" in reasons["mentions"]


def test_an_unknown_id(package: Package) -> None:
    with pytest.raises(DatelineError, match="no row has the id 'x'"):
        explain(package, "x")


@pytest.mark.parametrize("room", sorted(ROOMS.values()))
def test_every_rule_is_explained_by_a_sentence(room: str) -> None:
    for rule, meaning in load(f"{room}/rules").items():
        assert meaning[0].isupper(), rule
        assert meaning[-1] in ".…!?”", rule
