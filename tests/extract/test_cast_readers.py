"""What a reader of any news expects of the cast: kinds of names, offices, who is nobody, who is meant, where places lie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.cast import Cast, find_cast
from dateline.extract.quotes import find_statements
from dateline.language.analysis import Analysis

Analyse = Callable[..., Analysis]
Read = Callable[[str], Cast]


@pytest.fixture(scope="session")
def read(analyse: Analyse) -> Read:
    def cast_of(text: str) -> Cast:
        analysis = analyse(text)
        return find_cast(analysis, find_statements(analysis))

    return cast_of


def meant(cast: Cast, text: str, number: int = 0) -> str | None:
    found = [m for m in cast.mentions if m.text == text]
    return (found[number].actor_id or found[number].place_id) if len(found) > number else None


def names(cast: Cast) -> set[str]:
    return {actor.name for actor in cast.actors} | {place.name for place in cast.places}


# ---- names


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The Clean Rivers Act passed on Monday.", "Clean Rivers Act"),
        ("She won the Nobel Prize in 2004.", "Nobel Prize"),
        ("He died at the Battle of Hastings.", "Battle of Hastings"),
        ("Hurricane Gilbert struck in the night.", "Hurricane Gilbert"),
        ("The plane landed at 14:05 GMT on Monday.", "GMT"),
        ("They met again in 480 BC.", "BC"),
        ("LAGOS, Nigeria (AP) — Two men were freed.", "Associated Press"),
    ],
)
def test_names_of_things_are_nobody(read: Read, text: str, nobody: str) -> None:
    assert nobody not in names(read(text))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She works for the Institute of Marine Biology.", "Institute of Marine Biology", "organisation"),
        ("The ruins of the Khazar Empire were found.", "Khazar Empire", "country"),
        ("Esa-Pekka Salonen conducted the concert.", "Esa-Pekka Salonen", "person"),
        ("SpaceX launched a rocket.", "SpaceX", "organisation"),
        ("Talks with the Houthis failed.", "Houthis", "group"),
        ("The militant Omar Reyad fled.", "Omar Reyad", "person"),
        ("American troops landed at dawn.", "American troops", "group"),
    ],
)
def test_kinds_of_names(read: Read, text: str, name: str, kind: str) -> None:
    assert {actor.name: actor.kind for actor in read(text).actors}.get(name) == kind


@pytest.mark.parametrize(
    ("text", "mention", "number", "who"),
    [
        ("Kim Jong Un spoke. Mr Kim smiled.", "Mr Kim", 0, "person:kim-jong-un"),
        ("José Meade Ruiz spoke. Meade smiled.", "Meade", 0, "person:jose-meade-ruiz"),
        ("Saddam Hussein called King Hussein of Jordan.", "King Hussein", 0, "person:x:hussein"),
        ("Norvik Semiconductor ASA cut jobs. Norvik apologised.", "Norvik", 0, "organisation:norvik-semiconductor-asa"),
        ("The Labour Rights Union (LRU) met. LRU leader Ann Lee spoke.", "LRU", 1, "organisation:labour-rights-union"),
    ],
)
def test_names_of_one(read: Read, analyse: Analyse, text: str, mention: str, number: int, who: str) -> None:
    cast = find_cast(analyse(text, document_id="x"), [])
    assert meant(cast, mention, number) == who


# ---- offices


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("US Secretary of State Antony Vale left.", "secretary of state"),
        ("Tourism Minister Ann Lee left.", "tourism minister"),
        ("Planning and Investment Minister Tran Van Hung left.", "planning and investment minister"),
        ("UN Secretary-General Ana Lima left.", "secretary-general"),
        ("Fire Chief Ann Duffy left.", "fire chief"),
    ],
)
def test_offices(read: Read, text: str, role: str) -> None:
    assert [actor.role for actor in read(text).actors if actor.kind == "person"] == [role]


def test_an_east_german_is_of_no_country_that_is(read: Read) -> None:
    assert [a.country for a in read("East German Foreign Minister Otto Braun left.").actors if a.kind == "person"] == [None]


def test_a_ministry_has_the_country_that_owns_it(read: Read) -> None:
    ministry = next(a for a in read("Brazil's Ministry of Health bought vaccine.").actors if a.kind == "organisation")
    assert (ministry.country, ministry.sector) == ("BRA", "HLH")


# ---- who is nobody


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee hopes to be elected president.", "president"),
        ("He was taken hostage.", "hostage"),
        ("Every child deserves a home.", "Every child"),
        ("They shook their heads.", "their heads"),
        ("The firm is looking for new sources of income.", "new sources"),
        ("The campaign in Africa lasted four years.", "The campaign"),
        ("The railway station burned down.", "The railway station"),
        ("A women's clinic opened in May.", "women"),
        ("The majority of its ships sank.", "The majority"),
    ],
)
def test_words_that_bring_nobody(read: Read, text: str, words: str) -> None:
    assert words not in [mention.text for mention in read(text).mentions]


def test_anothers_neighbour_is_not_the_country(read: Read) -> None:
    cast = read("Germany's neighbours sent help. A neighbour of Germany closed its border. Germany thanked them.")
    assert [a.name for a in cast.actors if a.actor_id == "country:germany"] == ["Germany"]
    assert [a.country for a in cast.actors if a.name == "neighbour"] == [None]


def test_counted_people_are_called_by_their_noun(read: Read) -> None:
    assert {actor.name for actor in read("Dozens of dissidents left.").actors} == {"dissidents"}
    assert {actor.name for actor in read("A 23-year-old woman died.").actors} == {"woman"}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("An aid agency left.", "NGO"),
        ("A rebel group left.", "REB"),
        ("A rating agency left.", "BUS"),
        ("A news agency reported it.", "MED"),
        ("Relief officials left.", "NGO"),
        ("Protest leaders left.", "OPP"),
    ],
)
def test_sectors_by_the_word_before(read: Read, text: str, sector: str) -> None:
    assert [actor.sector for actor in read(text).actors] == [sector]


# ---- who is meant


@pytest.mark.parametrize(
    ("text", "mention", "number", "who"),
    [
        ("Mary Blake sang to Ellen Moss before thanking her.", "her", 0, "person:ellen-moss"),
        ("Paul Moss accused Juan Soto of following him.", "him", 0, "person:paul-moss"),
        ("John Reed met Tom Vale and his wife.", "his", 0, "person:tom-vale"),
        ('Ivan Petrov spoke. "Oskar Lind lied," he said.', "he", 0, "person:ivan-petrov"),
        ("Boeing sold ten jets to Qantas. The airline was pleased.", "The airline", 0, "organisation:qantas"),
        ("If Ann Lee becomes mayor, Rosa Diaz will leave. The mayor, Rosa Diaz, spoke.", "The mayor", 0, "person:rosa-diaz"),
    ],
)
def test_who_is_meant(read: Read, text: str, mention: str, number: int, who: str) -> None:
    assert meant(read(text), mention, number) == who


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Acme sued Bolt. Critics say it means war.", "it"),
        ("The bank raised its rates. “It’s hard to say why,” Ann Lee said.", "It"),
        ("Acme lost money in May. The storm hit the coast. It killed ten people.", "It"),
    ],
)
def test_it_that_means_no_body(read: Read, text: str, word: str) -> None:
    assert word not in [mention.text for mention in read(text).mentions]


def test_joined_bodies_are_they(read: Read, analyse: Analyse) -> None:
    text = "Acme Corp. and Bolt Inc. sweetened their offer."
    cast = find_cast(analyse(text), [])
    at = text.index("their")
    assert cast.groups[at, at + 5] == ("organisation:acme-corp", "organisation:bolt-inc")
    assert meant(cast, "their") is None


def test_anyone_is_nobody(read: Read) -> None:
    assert not {"his", "her"} & {m.text for m in read("Ann Lee said every child should reach his or her goal.").mentions}


def test_his_is_the_one_who_is_to_do_it(read: Read) -> None:
    assert meant(read("Oskar Lind said Paul Moss had offered to fetch his son."), "his") == "person:paul-moss"


@pytest.mark.parametrize(
    ("text", "mention", "number", "who"),
    [
        ("Mesa Airlines withdrew its bid. Mesa rejected the terms.", "Mesa", 0, "organisation:mesa-airlines"),
        ("Coates Brothers PLC fell. Coates lost 3 pence.", "Coates", 0, "organisation:coates-brothers-plc"),
        ("Harbor Drilling Co. fell. The Dallas company said it would recover.", "The Dallas company", 0, "organisation:harbor-drilling-co"),
        ("Castro and the Pope met. The Pope smiled.", "The Pope", 0, "person:x:pope"),
        ("To the people of Poland, she said thanks.", "the people", 0, "group:poles"),
    ],
)
def test_one_row_for_one(analyse: Analyse, text: str, mention: str, number: int, who: str) -> None:
    assert meant(find_cast(analyse(text, document_id="x"), []), mention, number) == who


def test_headlines_name_what_the_text_names(read: Read) -> None:
    cast = read("Angry Lawmakers Rip Donald Vale Over Secret Budget Plan\nDonald Vale met lawmakers on Friday.")
    assert {actor.name for actor in cast.actors if actor.kind == "person"} == {"Donald Vale"}


def test_two_embassies_are_two(read: Read) -> None:
    cast = read("A bomb hit the embassy in Nairobi. Another hit the embassy in Rome.")
    ids = [m.actor_id for m in cast.mentions if m.text == "the embassy"]
    assert len(ids) == len(set(ids)) == 2


def test_an_administration_is_the_government_of_its_president(read: Read) -> None:
    cast = read("The Truman administration sent aid. The administration asked for patience.")
    assert {m.actor_id for m in cast.mentions if "dministration" in m.text} == {"government:united-states"}


def test_provinces_that_act_are_governments(read: Read) -> None:
    cast = read("Texas sued the agency on Monday. Rain fell in Texas. The United States was sorry.")
    assert [m.actor_id or m.place_id for m in cast.mentions if m.text == "Texas"] == ["government:texas", "place:region:texas-usa"]
    assert [(a.name, a.country, a.sector) for a in cast.actors if a.kind == "government"] == [("Government of Texas", "USA", "GOV")]


def test_a_paragraph_goes_on_with_the_one_whom_the_text_is_about(read: Read) -> None:
    told = "Ana Ribeiro died on Tuesday at her home. She was 91 and had told her friends that she wanted no flowers.\n\n"
    cast = read(told + "Her daughter, Clara Vaz, praised the nurses.\n\nBorn in Coimbra, she won a scholarship at 16.")
    she = max((m for m in cast.mentions if m.text == "she"), key=lambda mention: mention.start_char)
    assert she.actor_id == "person:ana-ribeiro"


# ---- places


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("He lived in New York, New Jersey and Connecticut.", "New York", "region", "USA"),
        ("DAR ES SALAAM, Tanzania (AP) — A bomb exploded.", "Dar es Salaam", "city", "TZA"),
        ("Rebels took Greenville. Liberia's army fled.", "Greenville", "city", "LBR"),
        ("Ann Lee of Georgia flew home to Rome, Georgia.", "Georgia", "region", "USA"),
        ("The factory in Marstad burned.", "Marstad", "other", None),
        ("Shells hit the city of Marstad.", "Marstad", "other", None),
    ],
)
def test_places(read: Read, text: str, name: str, kind: str, country: str | None) -> None:
    assert {place.name: (place.kind, place.country) for place in read(text).places}.get(name) == (kind, country)


def test_two_towns_of_one_name_are_two(read: Read) -> None:
    cast = read("The mayor of Springfield, Illinois, met the mayor of Springfield, Massachusetts.")
    assert len({place.place_id for place in cast.places if place.name == "Springfield"}) == 2


def test_states_have_coordinates(read: Read) -> None:
    ohio = next(place for place in read("Voters in Ohio queued.").places if place.kind == "region")
    assert (round(ohio.latitude or 0), round(ohio.longitude or 0)) == (40, -83)
