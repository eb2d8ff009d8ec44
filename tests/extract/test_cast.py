"""Actors, places and mentions: each rule with sentences of our own, and the facts of the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.cast import Cast, find_cast, gazetteer
from dateline.extract.quotes import find_statements
from dateline.language.analysis import Analysis

Analyse = Callable[..., Analysis]


@pytest.fixture(scope="module")
def article_cast(pipeline, article: Analysis) -> Cast:  # type: ignore[no-untyped-def]
    return find_cast(article, find_statements(article))


@pytest.fixture(scope="session")
def read(analyse: Analyse) -> Callable[[str], Cast]:
    return lambda text: find_cast(analyse(text), [])


def who(cast: Cast, text: str, number: int = 0) -> str | None:
    """The actor or place of the mention with a text, the first or a later one."""
    found = [m for m in cast.mentions if m.text == text]
    return (found[number].actor_id or found[number].place_id) if len(found) > number else None


# ---- the article

LUKASHENKO, PUTIN, TIKHANOVSKAYA = "person:alexander-lukashenko", "person:vladimir-putin", "person:svetlana-tikhanovskaya"


@pytest.mark.parametrize(
    ("actor_id", "kind", "role", "country"),
    [
        (LUKASHENKO, "person", "president", "BLR"),
        (PUTIN, "person", "president", "RUS"),
        (TIKHANOVSKAYA, "person", "opposition leader", "BLR"),
        ("country:belarus", "country", None, "BLR"),
        ("country:russia", "country", None, "RUS"),
        ("country:lithuania", "country", None, "LTU"),
        ("country:poland", "country", None, "POL"),
        ("organisation:european-union", "organisation", None, None),
        ("organisation:nato", "organisation", None, None),
        ("group:west", "group", None, None),
        ("government:russia", "government", None, "RUS"),
        ("government:belarus", "government", None, "BLR"),
        ("group:belarusians", "group", None, "BLR"),
    ],
)
def test_article_actors(article_cast: Cast, actor_id: str, kind: str, role: str | None, country: str | None) -> None:
    rows = [actor for actor in article_cast.actors if actor.actor_id == actor_id]
    assert [(row.kind, row.role, row.country) for row in rows] == [(kind, role, country)]


def test_article_people_are_one_row_each(article_cast: Cast) -> None:
    named = [actor.name for actor in article_cast.actors if actor.kind == "person" and actor.actor_id.count(":") == 1]
    assert sorted(named) == ["Alexander Lukashenko", "Svetlana Tikhanovskaya", "Vladimir Putin"]


@pytest.mark.parametrize(
    ("text", "number", "meant"),
    [
        ("the former", 0, LUKASHENKO),
        ("his", 0, LUKASHENKO),
        ("his autocratic regime", 0, "government:belarus"),
        ("Mr Lukashenko", 0, LUKASHENKO),
        ("the country", 0, "country:belarus"),
        ("The former Soviet state farm boss", 0, LUKASHENKO),
        ("him", 0, LUKASHENKO),
        ("the West", 0, "group:west"),
        ("Kremlin", 0, "government:russia"),
        ("We", 0, PUTIN),
        ("Mr Putin", 0, PUTIN),
        ("he", 0, PUTIN),
        ("Moscow", 0, "government:russia"),
        ("its neighbour", 0, "country:belarus"),
        ("I", 0, LUKASHENKO),
        ("you", 0, PUTIN),
        ("his country", 0, "country:belarus"),
        ("Belarusians", 0, "group:belarusians"),
        ("themselves", 0, "group:belarusians"),
        ("the Belarusian people", 0, "group:belarusians"),
        ("who", 0, TIKHANOVSKAYA),
        ("she", 0, TIKHANOVSKAYA),
        ("the Belarusian regime", 0, "government:belarus"),
        ("her", 0, TIKHANOVSKAYA),
        ("I", 1, TIKHANOVSKAYA),
        ("you", 1, PUTIN),
    ],
)
def test_article_mentions(article_cast: Cast, text: str, number: int, meant: str) -> None:
    assert who(article_cast, text, number) == meant


def test_article_places(article_cast: Cast) -> None:
    places = {place.place_id: place for place in article_cast.places}
    sochi = places["place:city:sochi-rus"]
    assert (sochi.name, sochi.kind, sochi.country, sochi.geonames_id) == ("Sochi", "city", "RUS", 491422)
    assert (round(sochi.latitude or 0, 1), round(sochi.longitude or 0, 1)) == (43.6, 39.7)
    assert places["place:water:black-sea"].kind == "water"
    assert {f"place:country:{name}" for name in ("belarus", "russia", "lithuania", "poland")} <= set(places)


def test_article_plural_pronoun_means_both_presidents(article_cast: Cast, article: Analysis) -> None:
    at = article.document.text.index("They met")
    assert set(article_cast.groups[at, at + 4]) == {LUKASHENKO, PUTIN}
    assert not any(mention.start_char == at for mention in article_cast.mentions)


# ---- what holds of every cast

TEXTS = [
    "",
    "Riga",
    "he",
    "😀😀 🎉",
    "«…» — (()) '' \"\" ,,,",
    "IRAN WARNS ISRAEL AS U.S. WAITS",
    "José Núñez – o «Pepe» – left 東京 for São Paulo.\r\n\r\nHe didn't.",
    "The former said so. The latter did not. Who? They. We, us, you.",
    "Mr. Mr. Mrs. President President",
    "\n\n \t\n",
    "R-Ky. (D-N.Y.) [sic] @user #tag https://example.org/Paris",
    "of the of the 's 's",
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_gives_sound_rows(analyse: Analyse, text: str) -> None:
    analysis = analyse(text)
    cast = find_cast(analysis, find_statements(analysis))
    assert_sound(analysis, cast)


PIECES = [
    "he",
    "they",
    "itself",
    "the former",
    "Moscow",
    "Mr",
    "Putin",
    "U.S.",
    "’s",
    "“",
    "”",
    ",",
    "(",
    "-",
    "police",
    "of",
    "said",
    "is",
    "\n",
    "“We",
    "who",
    "É",
    "the",
    "Bank",
    "Jr.",
    "US$",
    "two",
    "former",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_order_of_words_gives_sound_rows(analyse: Analyse, words: list[str]) -> None:
    analysis = analyse(" ".join(words))
    assert_sound(analysis, find_cast(analysis, find_statements(analysis)))


def test_article_rows_are_sound(article: Analysis, article_cast: Cast) -> None:
    assert_sound(article, article_cast)


def assert_sound(analysis: Analysis, cast: Cast) -> None:
    actors, places = [a.actor_id for a in cast.actors], [p.place_id for p in cast.places]
    spans = [(m.start_char, m.end_char) for m in cast.mentions]
    assert len(set(actors)) == len(actors)
    assert len(set(places)) == len(places)
    assert spans == sorted(set(spans))
    for mention in cast.mentions:
        assert analysis.document.text[mention.start_char : mention.end_char] == mention.text
        assert mention.text == mention.text.strip() != ""
        assert mention.actor_id in actors or mention.place_id in places
        assert mention.actor_id in [*actors, None]
        assert mention.place_id in [*places, None]
    assert {m.actor_id for m in cast.mentions} >= set(actors)
    assert {m.place_id for m in cast.mentions} >= set(places)


def test_the_same_text_gives_the_same_rows(analyse: Analyse) -> None:
    text = "Turkish police met Ann Lee in Izmir. Police thanked her."
    assert find_cast(analyse(text), []) == find_cast(analyse(text), [])


# ---- ids across documents


def test_named_people_share_a_row_across_documents(analyse: Analyse) -> None:
    one = find_cast(analyse("Marta Kask spoke.", document_id="one"), [])
    two = find_cast(analyse("Nobody saw Marta Kask leave.", document_id="two"), [])
    assert who(one, "Marta Kask") == who(two, "Marta Kask") == "person:marta-kask"


@pytest.mark.parametrize("text", ["Police fired at protesters.", "Mr Okafor spoke.", "A senior official spoke."])
def test_nameless_actors_are_not_merged_across_documents(analyse: Analyse, text: str) -> None:
    ids = [{actor.actor_id for actor in find_cast(analyse(text, document_id=name), []).actors} for name in ("one", "two")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_groups_of_a_country_are_merged_across_documents(analyse: Analyse) -> None:
    ids = [find_cast(analyse("Turkish police fired.", document_id=name), []).actors[0].actor_id for name in ("one", "two")]
    assert ids == ["group:turkey-police"] * 2


# ---- rules


@pytest.mark.parametrize(
    ("text", "mention", "meant"),
    [
        ("Chad condemned the attack.", "Chad", "country:chad"),
        ("Rains hit Kenya. Kenya needs aid. Uganda offered it. Dozens died across the country.", "the country", "country:kenya"),
        ("Paul Moss won. Asked about his plans, Juan Soto smiled.", "his", "person:juan-soto"),
        ("Paul Moss won. After he had left the room, Juan Soto wept.", "he", "person:juan-soto"),
        ("Paul Moss won. He had been lucky, Juan Soto said.", "He", "person:paul-moss"),
        ("The Baltic Commission met. The Commission declined to comment.", "The Commission", "organisation:baltic-commission"),
        ("Thousands marched in Moscow on Sunday.", "Moscow", "place:city:moscow-rus"),
        ("Moscow denied the report.", "Moscow", "government:russia"),
        ("The White House denied it.", "The White House", "government:united-states"),
        ("A storm hit Paris, Texas.", "Paris", "place:city:paris-usa"),
        ("A storm hit Paris.", "Paris", "place:city:paris-fra"),
        ("European leaders met.", "European", "place:region:europe"),
        ("Soviet troops left.", "Soviet", "country:soviet-union"),
        ("Ruth Keller, of Springfield, Mo., won.", "Springfield", "place:city:springfield-usa"),
        ("Many African-Americans voted.", "Many African-Americans", "group:african-americans"),
        ("Acme Chief Executive Robert Vale quit.", "Acme Chief Executive Robert Vale", "person:robert-vale"),
        ("The Iranian government objected.", "The Iranian government", "government:iran"),
        ("The government of Canada objected.", "The government", "government:canada"),
        ("Sweden regards Norway as an ally.", "an ally", "country:norway"),
        ("The Khartoum government objected.", "The Khartoum government", "government:sudan"),
        ("The Free Corn League (LMG) marched.", "LMG", "organisation:free-corn-league"),
        ("Serb forces withdrew.", "Serb forces", "group:serbia-forces"),
        ("Benin police fired.", "Benin police", "group:benin-police"),
        ("Nigerian authorities denied it.", "Nigerian authorities", "group:nigeria-authorities"),
        ("British Defence Secretary Ann Lee left.", "British Defence Secretary Ann Lee", "person:ann-lee"),
        ("Fire broke out in Oklahoma City.", "Oklahoma City", "place:city:oklahoma-city-usa"),
        ("Ann Lee, 34, won. The Norwegian smiled.", "The Norwegian", "person:ann-lee"),
        ("Bolt sued Acme Corporation. Acme said its rival had lied.", "its rival", "organisation:bolt"),
    ],
)
def test_what_is_meant(read: Callable[[str], Cast], text: str, mention: str, meant: str) -> None:
    assert who(read(text), mention) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is raining.", "It"),
        ("He laughed.", "He"),
        ("When it comes to money, Ann Lee is careful.", "it"),
        ("They spoke of a “big brother” in the song.", "brother"),
        ("The Muslim holiday begins.", "Muslim"),
        ("It cost US$20.", "US"),
        ("We met on Monday.", "Monday"),
        ("The sanctions regime failed.", "The sanctions regime"),
        ("Dozens of dissidents left.", "dissidents"),
        ("The Dow Jones Industrial Average fell.", "The Dow Jones Industrial Average"),
        ("Ann Lee made it clear.", "it"),
    ],
)
def test_what_is_no_mention(read: Callable[[str], Cast], text: str, words: str) -> None:
    assert words not in [mention.text for mention in read(text).mentions]


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("The Polish Defence Ministry objected.", "Polish Defence Ministry", "MIL"),
        ("Opposition leader Ann Lee fled.", "Ann Lee", "OPP"),
        ("Judge Ann Lee objected.", "Ann Lee", "JUD"),
        ("Amnesty International objected.", "Amnesty International", "NGO"),
        ("Acme Holdings Inc. objected.", "Acme Holdings Inc.", "BUS"),
    ],
)
def test_sectors(read: Callable[[str], Cast], text: str, name: str, sector: str) -> None:
    assert {actor.name: actor.sector for actor in read(text).actors}.get(name) == sector


def test_numbers_of_people_are_different_people(read: Callable[[str], Cast]) -> None:
    cast = read("Three people have died, hundreds have been injured and about 900 detained.")
    assert len({who(cast, "Three people"), who(cast, "hundreds"), who(cast, "about 900")} - {None}) == 3


def test_every_country_has_a_name_and_a_capital_that_is_found() -> None:
    missing = [c.name for c in gazetteer.countries().values() if c.capital and not gazetteer.cities(c.capital)]
    assert len(missing) < 25, missing


def test_adjectives_name_known_countries() -> None:
    assert set(gazetteer.adjectives().values()) <= set(gazetteer.countries())
    assert set(gazetteer.country_names().values()) <= set(gazetteer.countries())
    assert set(gazetteer.metonyms().values()) <= set(gazetteer.countries())
    assert {code for code, *_ in gazetteer.regions().values() if code} <= set(gazetteer.countries())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy President Grace Mutua spoke.", "deputy president"),
        ("Acting Prime Minister Juan Soto left.", "acting prime minister"),
        ("President Juan Soto left.", "president"),
    ],
)
def test_a_deputy_has_a_role_of_his_own(read: Callable[[str], Cast], text: str, role: str) -> None:
    assert [actor.role for actor in read(text).actors if actor.kind == "person"] == [role]


def test_a_number_that_leaves_out_whom_it_counts_is_of_people(read: Callable[[str], Cast]) -> None:
    cast = read("At least 42 people were killed and more than 1,000 displaced.")
    assert {actor.name for actor in cast.actors} == {"people"}
