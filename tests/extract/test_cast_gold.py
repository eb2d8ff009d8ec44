"""Hand-labelled passages for the hard cases of actors, places and coreference, judged fact by fact.

In ``marked`` a mention stands in brackets with the key of what it means: ``[[Estonian|EE] president Marta Kask|K]``.
Judged are: that a mention of those words with that meaning is there, that two keys are two rows, what ``actors`` and
``places`` say of a key, that no mention stands where ``not`` says so, and that a key in ``no_actor`` is no actor.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.cast import Cast, find_cast
from dateline.extract.statements import Statement
from dateline.language.analysis import Analysis

GOLD = Path(__file__).parents[1] / "gold" / "cast.jsonl"
OTHERS = [GOLD.with_name(name) for name in ("cast-second.jsonl", "cast-third.jsonl", "cast-fourth.jsonl")]
PASSAGES = [json.loads(line) for path in (GOLD, *OTHERS) for line in path.read_text(encoding="utf-8").splitlines()]
# The share of facts that are right; a floor, raised as the rules get better.
FLOOR = 0.987


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text and the labelled spans with their keys."""
    text, spans, open_at, i = "", [], [], 0
    while i < len(marked):
        if marked[i] == "[":
            open_at.append(len(text))
        elif marked[i] == "|":
            end = marked.index("]", i)
            spans.append((open_at.pop(), len(text), marked[i + 1 : end]))
            i = end
        else:
            text += marked[i]
        i += 1
    return text, sorted(spans)


def statements_of(passage: dict[str, Any], text: str) -> list[Statement]:
    found, after = [], 0
    for row in passage.get("statements", []):
        start = text.index(row["content"], after)
        after = start + len(row["content"])
        spans = {}
        for who in ("speaker", "addressee"):
            name = row.get(who)
            at = text.find(name, after) if name else -1
            at = at if at >= 0 or not name else text.rfind(name, 0, start)
            spans[who] = (at, at + len(name)) if name else None
        found.append(Statement((start, after), "direct", spans["speaker"], None, spans["addressee"], "gold"))
    return found


def facts(passage: dict[str, Any], analyse: Callable[..., Analysis]) -> Iterator[tuple[str, bool]]:
    """Each fact of a passage with whether the cast has it right."""
    text, spans = unmark(passage["marked"])
    cast = find_cast(analyse(text), statements_of(passage, text))
    at = {(m.start_char, m.end_char): (m.actor_id or m.place_id) for m in cast.mentions}
    ids: dict[str, str | None] = {}
    for key in {key for _, _, key in spans}:
        seen = Counter(at[start, end] for start, end, k in spans if k == key and (start, end) in at)
        ids[key] = seen.most_common(1)[0][0] if seen else None
    taken = Counter(value for value in ids.values() if value)
    for start, end, key in spans:
        if text[start:end] not in passage.get("unsure", []):
            yield (
                f"{text[start:end]!r} at {start} is {key}: {at.get((start, end))}",
                ids[key] is not None and at.get((start, end)) == ids[key],
            )
    for key, value in sorted(ids.items()):
        if value:
            yield f"{key} has a row of its own: {value}", taken[value] == 1
    yield from attributes(passage, spans, cast, ids)
    for words in passage.get("not", []):
        yield f"{words!r} is no mention", not any(m.text == words for m in cast.mentions)


def attributes(
    passage: dict[str, Any], spans: list[tuple[int, int, str]], cast: Cast, ids: dict[str, str | None]
) -> Iterator[tuple[str, bool]]:
    actors = {actor.actor_id: actor for actor in cast.actors}
    places = {place.place_id: place for place in cast.places}
    place_of = {
        key: m.place_id for start, end, key in spans for m in cast.mentions if (m.start_char, m.end_char) == (start, end) and m.place_id
    }
    for key, wanted in passage.get("actors", {}).items():
        for name, value in wanted.items():
            got = getattr(actors.get(ids.get(key) or ""), name, None)
            yield f"actor {key} {name} {value!r}: {got!r}", got == value
    for key, wanted in passage.get("places", {}).items():
        for name, value in wanted.items():
            got = getattr(places.get(place_of.get(key) or ""), name, None)
            yield f"place {key} {name} {value!r}: {got!r}", got == value
    for key in passage.get("no_actor", []):
        yield f"{key} is no actor", ids.get(key) not in actors


def test_gold_level(analyse: Callable[..., Analysis]) -> None:
    judged = [(passage["id"], fact, right) for passage in PASSAGES for fact, right in facts(passage, analyse)]
    wrong = [f"{name}: {fact}" for name, fact, right in judged if not right]
    share = 1 - len(wrong) / len(judged)
    print(f"\n{share:.1%} of {len(judged)} facts in {len(PASSAGES)} passages\n" + "\n".join(wrong))
    assert share >= FLOOR


def test_there_are_sixty_passages() -> None:
    assert len(PASSAGES) >= 60
    assert len({passage["id"] for passage in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["id"] for passage in PASSAGES])
def test_labels_are_sound(passage: dict[str, Any]) -> None:
    text, spans = unmark(passage["marked"])
    keys = {key for _, _, key in spans}
    assert "[" not in text
    assert "|" not in text
    assert set(passage.get("actors", {})) | set(passage.get("places", {})) <= keys
