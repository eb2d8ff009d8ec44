"""Triggers and their classes, types and persons: each rule pinned with a sentence of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract import Extraction, extract
from dateline.language.pipeline import Pipeline
from dateline.records import RECORD_OF, Document, Event

Reader = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def run() -> Reader:
    pipeline = Pipeline()

    def read(text: str) -> Extraction:
        document = Document("d", None, None, None, None, None, "stated", "en", None, len(text), "", None, text)
        return extract(pipeline.analyse(document), RECORD_OF.keys())

    return read


def event(found: Extraction, text: str) -> Event:
    return next(one for one in found.events if one.text == text)


def people(found: Extraction, text: str, role: str) -> list[str]:
    names = {actor.actor_id: actor.name for actor in found.actors}
    wanted = event(found, text).event_id
    return [names[p.actor_id] for p in found.participants if p.event_id == wanted and p.role == role]


@pytest.mark.parametrize(
    ("text", "word", "timeml_class"),
    [
        ("The minister called for a ceasefire.", "called", "I_ACTION"),
        ("Critics called the plan a disaster.", "called", "REPORTING"),
        ("The accused appeared in court on Monday.", "appeared", "OCCURRENCE"),
        ("The engine appears to have failed.", "appears", "I_STATE"),
        ("She decided to leave the party.", "decided", "I_ACTION"),
        ("Detectives are investigating two nurses.", "investigating", "I_ACTION"),
        ("The crew abandoned the ship.", "abandoned", "OCCURRENCE"),
        ("The union abandoned the strike.", "abandoned", "ASPECTUAL"),
        ("He became king in 1936.", "became", "OCCURRENCE"),
    ],
)
def test_class_depends_on_what_the_verb_governs(run: Reader, text: str, word: str, timeml_class: str) -> None:
    assert event(run(text), word).timeml_class == timeml_class


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Published 11 January 2023\n\nThe river rose on Monday.", "Published"),
        ("The bridge will open by the end of May.", "end"),
        ("• Schools reopened on Monday.", "•"),
    ],
)
def test_no_trigger(run: Reader, text: str, word: str) -> None:
    assert word not in [one.text for one in run(text).events]


def test_subject_and_object_make_a_verb_active(run: Reader) -> None:
    found = run("Iraqi police arrested by mistake two journalists.")
    assert people(found, "arrested", "actor") != people(found, "arrested", "target")


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The driver pleaded guilty to theft.", "pleaded", None),
        ("The widow pleaded for help.", "pleaded", "REQUEST"),
        ("Rovers beat Albion 3-1 on Saturday.", "beat", None),
        ("Guards beat the prisoner with sticks.", "beat", "ASSAULT"),
        ("Both columnists agreed that the mayor won the debate.", "agreed", None),
        ("Kenya and Uganda agreed to reopen the border.", "agreed", "AGREE"),
        ("The lawyer does not intend to appeal.", "appeal", None),
        ("The rebels appealed for medicine.", "appealed", "REQUEST"),
        ("Officials lifted the flood warning on Monday.", "lifted", None),
        ("Sudan lifted the curfew on Monday.", "lifted", "CONCEDE"),
        ("The legal battle lasted two years.", "battle", None),
        ("The battle for the town lasted two days.", "battle", "ASSAULT"),
        ("The reporters fired questions at the coach.", "fired", None),
        ("When asked if she was tired, the singer laughed.", "asked", None),
        ("Senator Mary Hill attacked the budget on Tuesday.", "attacked", "ACCUSE"),
        ("Militants attacked a police post on Tuesday.", "attacked", "ASSAULT"),
        ("General Brandt attacked the eastern gate at dawn.", "attacked", "ASSAULT"),
        ("Brazil sent 200 firefighters to Bolivia.", "sent", "AID"),
        ("Brazil sent 200 soldiers to the border.", "sent", "MOBILIZE"),
        ("A hospital visit ended the tour.", "visit", None),
        ("The minister declined to comment.", "declined", None),
        ("The minister declined the invitation.", "declined", "REJECT"),
        ("The firm denied that it had paid bribes.", "denied", None),
        ("Cuba denied the envoy a visa.", "denied", "REJECT"),
        ("Hackers hacked into the ministry's network.", "hacked", "COERCE"),
        ("The gunman fled on a motorcycle.", "fled", None),
        ("Thousands of villagers fled the shelling.", "fled", "SANCTION"),
        ("Greece and Cyprus held a joint naval exercise.", "exercise", "COOPERATE"),
        ("Investors feared withdrawals of deposits.", "withdrawals", None),
        ("The union backed out on Monday.", "backed", None),
        ("The president warned that the winter would be long.", "warned", None),
        ("The president warned that the army would strike back.", "warned", "THREATEN"),
        ("The foreign minister talked with his counterpart.", "talked", "CONSULT"),
        ("The baker talked with her customers.", "talked", None),
        ("The candidate held a rally in Tampa.", "rally", None),
        ("Miners held a rally in Lima.", "rally", "PROTEST"),
    ],
)
def test_senses_without_a_type(run: Reader, text: str, word: str, wanted: str | None) -> None:
    assert event(run(text), word).event_type == wanted


def test_possessor_and_patient_of_a_noun(run: Reader) -> None:
    found = run("Iraq's occupation of Kuwait lasted seven months.")
    assert (people(found, "occupation", "actor"), people(found, "occupation", "target")) == (["Iraq"], ["Kuwait"])


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("Turkey froze Greece's accounts.", "froze", "Greece"),
        ("Turkey suspended its aid to Chad.", "suspended", "Chad"),
        ("Turkey rejected Norway's offer.", "rejected", "Norway"),
    ],
)
def test_target_behind_a_thing(run: Reader, text: str, word: str, target: str) -> None:
    found = run(text)
    assert (people(found, word, "actor"), people(found, word, "target")) == (["Turkey"], [target])


def test_attempts_are_actions(run: Reader) -> None:
    assert event(run("The attempt failed on Monday."), "attempt").timeml_class == "I_ACTION"


def test_agent_of_two_participles(run: Reader) -> None:
    found = run("The driver was shot and killed by Canadian soldiers.")
    assert people(found, "shot", "actor") == people(found, "killed", "actor") != []
