"""The rules of the events room, each on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.extract import Extraction, extract
from dateline.extract.events import find_events, link_figures
from dateline.extract.events.arguments import of_verb
from dateline.extract.events.plover import _TESTS
from dateline.extract.events.tree import read
from dateline.extract.events.wording.verbs import third_person
from dateline.language.analysis import Analysis
from dateline.language.knowledge import load
from dateline.language.pipeline import Pipeline
from dateline.records import RECORD_OF, Document, Event

PUBLISHED = date(2022, 6, 15)
Reader = Callable[..., Extraction]


def _document(text: str, published: date | None) -> Document:
    return Document("d", None, None, None, None, published, None, "en", None, len(text), "", None, text)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def analyse(pipeline: Pipeline) -> Callable[[str], Analysis]:
    return lambda text: pipeline.analyse(_document(text, PUBLISHED))


@pytest.fixture(scope="module")
def run(pipeline: Pipeline) -> Reader:
    def reader(text: str, published: date | None = PUBLISHED) -> Extraction:
        return extract(pipeline.analyse(_document(text, published)), RECORD_OF.keys())

    return reader


def event(found: Extraction, text: str) -> Event:
    """The only event with this trigger."""
    (one,) = [e for e in found.events if e.text == text]
    return one


def people(found: Extraction, text: str, role: str) -> list[str]:
    names = {actor.actor_id: actor.name for actor in found.actors}
    return [names[p.actor_id] for p in found.participants if p.event_id == event(found, text).event_id and p.role == role]


# ---------------------------------------------------------------- triggers
@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The minister met the envoy.", ["met"]),
        ("The talks took place in Oslo.", ["talks", "took"]),
        ("She has two brothers.", []),
        ("According to the ministry, nobody came.", ["came"]),
        ("The firm, based in Lyon, grew.", ["grew"]),
        ("They held a meeting.", ["held", "meeting"]),
        ("The bombing of the bridge was a shock.", ["bombing", "shock"]),
        ("He went to war.", ["went"]),
        ("The weakening of the rouble alarmed them.", ["weakening", "alarmed"]),
        ("The cease-fire held.", ["cease-fire", "held"]),
    ],
)
def test_triggers(run: Reader, text: str, triggers: list[str]) -> None:
    assert [e.text for e in run(text).events] == triggers


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("He said that rain fell.", "said", "REPORTING"),
        ("He promised to help.", "promised", "I_ACTION"),
        ("He hoped to win.", "hoped", "I_STATE"),
        ("The storm began to weaken.", "began", "ASPECTUAL"),
        ("She saw the plane crash.", "saw", "PERCEPTION"),
        ("She added sugar.", "added", "OCCURRENCE"),
        ("The crowd kept quiet.", "kept", "OCCURRENCE"),
    ],
)
def test_timeml_class(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).timeml_class == wanted


# ---------------------------------------------------------------- types
@pytest.mark.parametrize(
    ("text", "trigger", "wanted", "mode"),
    [
        ("The president met the prime minister of Peru.", "met", "CONSULT", None),
        ("We must meet our obligations.", "meet", None, None),
        ("Soldiers fired on the crowd.", "fired", "ASSAULT", "firearms"),
        ("The company fired its chief executive.", "fired", None, None),
        ("An air strike hit the camp.", "strike", "ASSAULT", "aerial"),
        ("The teachers’ strike lasted a week.", "strike", "PROTEST", "strike"),
        ("Thousands rallied in Lima.", "rallied", "PROTEST", "demo"),
        ("Stocks rallied in Tokyo.", "rallied", None, None),
        ("Nine people were killed in the fire.", "killed", None, None),
        ("Rebels killed nine soldiers.", "killed", "ASSAULT", None),
        ("France sent 300 soldiers to Mali.", "sent", "MOBILIZE", "troops"),
        ("France sent food aid to Mali.", "sent", "AID", None),
        ("France will send food aid to Mali.", "send", "AGREE", None),
        ("Iran said it would not release the crew.", "release", "REJECT", None),
        ("Mali threatened to expel the ambassador.", "threatened", "THREATEN", "expel"),
        ("Mali threatened to expel the ambassador.", "expel", None, None),
        ("The union called off the strike.", "called", "CONCEDE", None),
        ("Police detained three activists.", "detained", "COERCE", "arrest"),
        ("The general resigned.", "resigned", "RETREAT", "resign"),
    ],
)
def test_type(run: Reader, text: str, trigger: str, wanted: str | None, mode: str | None) -> None:
    found = event(run(text), trigger)
    assert (found.event_type, found.mode) == (wanted, mode)


def test_quad_class_and_root(run: Reader) -> None:
    found = event(run("Police detained three activists."), "detained")
    assert (found.quad_class, found.cameo_root) == ("material_conflict", "17")


def test_lexicon_is_sound() -> None:
    """Every frame has a known type and mode, only known conditions, and no class shadows nothing."""
    lexicon = load("events/plover")
    kinds = set(lexicon["cameo_root"]) | {""}
    for entry in [*lexicon["verb"], *lexicon["noun"]]:
        assert entry["type"] in kinds
        assert entry["lemmas"]
        assert set(entry) - {"type", "mode", "lemmas"} <= set(_TESTS)


# ---------------------------------------------------------------- who
def test_passive(run: Reader) -> None:
    found = run("Maria Lopez was arrested by the Peruvian police.")
    assert people(found, "arrested", "target") == ["Maria Lopez"]
    assert people(found, "arrested", "actor") != ["Maria Lopez"]


def test_light_verb_turns_roles(run: Reader) -> None:
    found = run("Chad has received pledges of grain from Canada.")
    assert people(found, "pledges", "actor") == ["Canada"]
    assert people(found, "pledges", "target") == ["Chad"]


def test_control(run: Reader) -> None:
    found = run("Egypt urged Israel to withdraw its troops.")
    assert people(found, "withdraw", "actor") == ["Israel"]


def test_gerund_of_accusation(run: Reader) -> None:
    found = run("Turkey accused Greece of violating its airspace.")
    assert people(found, "violating", "actor") == ["Greece"]
    assert event(found, "violating").factuality == "reported"


def test_relative_clause(run: Reader) -> None:
    found = run("Anna Novak, who attacked the plan, left for Oslo.")
    assert people(found, "attacked", "actor") == ["Anna Novak"]


def test_noun_with_both_sides(run: Reader) -> None:
    found = run("Talks between Chile and Bolivia collapsed.")
    assert sorted(people(found, "Talks", "actor")) == ["Bolivia", "Chile"]


def test_who_flees_is_a_target(run: Reader) -> None:
    found = run("Anna Novak fled to Norway.")
    assert (people(found, "fled", "actor"), people(found, "fled", "target")) == ([], ["Anna Novak"])


def test_plural_pronoun_has_both(analyse: Callable[[str], Analysis]) -> None:
    text = "They met."
    analysis = analyse(text)
    from dateline.records import Actor

    actors = [Actor(one, one.upper(), "person", None, None, None) for one in ("a", "b")]
    events, participants = find_events(
        analysis, dates=[], figures=[], actors=actors, places=[], mentions=[], quotes=[], groups={(0, 4): ("a", "b")}
    )
    assert [(p.actor_id, p.role) for p in participants] == [("a", "actor"), ("b", "actor")]
    assert events[0].headline == "A and B meet"


def test_gapped_coordination(analyse: Callable[[str], Analysis]) -> None:
    words = read(analyse("Three miners were killed and nine injured in the blast.").doc)
    (injured,) = [word for word in words if word.text == "injured"]
    assert [word.text for word in of_verb(injured).objects] == ["nine"]


# ---------------------------------------------------------------- when
@pytest.mark.parametrize(
    ("text", "trigger", "start", "end", "basis"),
    [
        ("They met on Monday.", "met", date(2022, 6, 13), date(2022, 6, 13), "explicit"),
        ("Sales grew between 2015 and 2018.", "grew", date(2015, 1, 1), date(2018, 12, 31), "explicit"),
        ("He was jailed in 2019.", "jailed", date(2019, 1, 1), date(2019, 12, 31), "explicit"),
        ("Spain has imposed tariffs since April.", "imposed", date(2022, 4, 1), PUBLISHED, "explicit"),
        ("The vote in 2021 was unfair.", "vote", date(2021, 1, 1), date(2021, 12, 31), "explicit"),
        ("Peru will sign the treaty.", "sign", PUBLISHED, None, "inferred"),
    ],
)
def test_when(run: Reader, text: str, trigger: str, start: date, end: date | None, basis: str) -> None:
    found = event(run(text), trigger)
    assert (found.start_date, found.end_date, found.time_basis) == (start, end, basis)


def test_no_publication_date_no_guess(run: Reader) -> None:
    found = event(run("The troops left.", None), "left")
    assert (found.start_date, found.end_date, found.time_basis) == (None, None, "none")


def test_time_of_saying_is_not_that_of_the_deed(run: Reader) -> None:
    found = run("The navy seized a tanker, a spokesman said on Monday.")
    assert event(found, "said").start_date == date(2022, 6, 13)
    assert (event(found, "said").time_basis, event(found, "seized").time_basis) == ("explicit", "inferred")


# ---------------------------------------------------------------- how surely
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The army attacked.", "attacked", "happened"),
        ("The army did not attack.", "attack", "denied"),
        ("The army will attack.", "attack", "planned"),
        ("The army may attack.", "attack", "hypothetical"),
        ("If the army attacks, people will flee.", "attacks", "hypothetical"),
        ("The army plans to attack.", "attack", "planned"),
        ("The army refused to attack.", "attack", "denied"),
        ("The army managed to attack.", "attack", "happened"),
        ("The mayor wants the police to leave.", "leave", "hypothetical"),
        ("The guard allegedly attacked a boy.", "attacked", "reported"),
        ("He left without paying.", "paying", "denied"),
        ("The union called off the strike.", "strike", "denied"),
        ("No one died.", "died", "denied"),
        ("They demanded an inquiry.", "inquiry", "hypothetical"),
        ("The prime minister praised Rwanda for sheltering refugees.", "sheltering", "happened"),
        ("The commander vowed to avenge the killing of his brother.", "killing", "happened"),
        ("Ministers to meet in Oslo", "meet", "planned"),
    ],
)
def test_factuality(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).factuality == wanted


def test_a_claim_is_its_speakers(run: Reader) -> None:
    found = run("The army destroyed the bridge, Omar Said said.")
    destroyed = event(found, "destroyed")
    assert destroyed.factuality == "reported"
    assert destroyed.attributed_to == next(a.actor_id for a in found.actors if a.name == "Omar Said")
    assert destroyed.quote_id is not None


def test_the_narrator_speaks_where_a_claim_is_called_alleged(run: Reader) -> None:
    found = run("Ana Cruz, who says she won the race and left for Chile after allegedly being beaten by police, called for help.")
    assert (event(found, "won").factuality, event(found, "left").factuality) == ("reported", "happened")
    assert (event(found, "beaten").factuality, event(found, "beaten").attributed_to) == ("reported", None)


# ---------------------------------------------------------------- the same event, salience, headlines
def test_same_event_again(run: Reader) -> None:
    found = run("The Kenyan president met the Ugandan president in Nairobi on Monday. The talks lasted an hour.")
    assert event(found, "talks").same_as == event(found, "met").event_id
    assert event(found, "talks").start_date == date(2022, 6, 13)


def test_salience(run: Reader) -> None:
    found = run("Police arrested three men, a spokesman said.")
    assert event(found, "arrested").salience == "core"
    assert event(found, "said").salience == "minor"


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Norway signed the treaty on Monday.", "signed", "Norway signs the treaty"),
        ("Nine people were injured on Monday.", "injured", "Nine people are injured"),
        ("Norway will sign the treaty.", "sign", "Norway to sign the treaty"),
        ("Norway may sign the treaty.", "sign", "Norway may sign the treaty"),
        ("Norway did not sign the treaty.", "sign", "Norway does not sign the treaty"),
        ("No one was hurt.", "hurt", "No one is hurt"),
        ("Officials said that they had heard of the attack.", "attack", "Officials speak of the attack"),
        ("Huge rallies followed.", "rallies", "Huge rallies take place"),
        ("The guard allegedly attacked a boy.", "attacked", "The guard allegedly attacks a boy"),
    ],
)
def test_headline(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).headline == wanted


def test_third_person() -> None:
    assert [third_person(lemma) for lemma in ("pass", "carry", "say", "go", "be", "meet")] == [
        "passes",
        "carries",
        "says",
        "goes",
        "is",
        "meets",
    ]


def test_figures_find_their_event(run: Reader) -> None:
    found = run("Police arrested 12 students in Dhaka.")
    (figure,) = found.figures
    assert figure.event_id == event(found, "arrested").event_id


def test_figures_without_events(analyse: Callable[[str], Analysis]) -> None:
    assert link_figures(analyse("Twelve."), [], []) == []


# ---------------------------------------------------------------- any text
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "Hi",
        "🎉🎉🎉",
        "POLICE ARRESTED THREE MEN IN LONDON",
        "...!!! -- ;; “” ‘’ ((",
        "- - -fired -",
        "Zażółć gęślą jaźń — über naïve Straße, 東京で会談した。",
        "met met met met, who which that",
        "’s of by from to",
    ],
)
def test_any_text(run: Reader, text: str) -> None:
    for published in (PUBLISHED, None):
        found = run(text, published)
        for one in found.events:
            assert text[one.start_char : one.end_char] == one.text
        assert len({(e.start_char, e.end_char) for e in found.events}) == len(found.events)


def test_repeats_itself(run: Reader) -> None:
    text = "The Kenyan president met his Ugandan counterpart in Nairobi on Monday. Police arrested 12 students."
    assert run(text) == run(text)


# ---------------------------------------------------------------- casualties
@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Six miners died in a tunnel, officials said on Tuesday.", "died"),
        ("At least nine pupils were injured in the crash on Monday, doctors said.", "injured"),
        ("The mayor said a blast had killed dozens of shoppers.", "killed"),
        ("Some 400 families were displaced by the fire, the mayor said.", "displaced"),
    ],
)
def test_casualties_are_core_by_the_word_of_others(run: Reader, text: str, trigger: str) -> None:
    found = event(run(text), trigger)
    assert (found.salience, found.factuality) == ("core", "reported")


def test_casualties_that_were_not_stay_minor(run: Reader) -> None:
    found = run("No one was hurt, doctors said. They said that nine people could have died.")
    assert [event(found, text).salience for text in ("hurt", "died")] == ["minor", "minor"]


def test_only_somebody_displaces_as_a_measure(run: Reader) -> None:
    assert event(run("The army displaced 300 villagers."), "displaced").event_type == "SANCTION"
    assert event(run("Heavy snow displaced 300 villagers."), "displaced").event_type is None


def test_a_headline_goes_on_in_small_letters_after_says(run: Reader) -> None:
    found = run("At least nine pupils were injured, doctors said.")
    assert event(found, "injured").headline == "Doctors say at least nine pupils were injured"


# ---------------------------------------------------------------- times against each other
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("She will see him at the Nordic summit on 9 August.", "summit", "planned"),
        ("The Nordic summit on 9 August is the talk of the town.", "summit", "planned"),
        ("She saw him at the Nordic summit on 9 May.", "summit", "happened"),
    ],
)
def test_what_begins_after_publication_is_to_come(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).factuality == wanted


def test_the_time_of_a_second_clause_is_its_own(run: Reader) -> None:
    found = run("Peru and Chile have promised to send doctors, and the Swiss government donated two planes on Sunday.")
    assert event(found, "donated").start_date == date(2022, 6, 12)
    assert event(found, "promised").date_id is None


def test_joined_verbs_of_one_subject_share_their_time(run: Reader) -> None:
    found = run("Rebels attacked the camp and seized six trucks on Sunday.")
    assert event(found, "attacked").start_date == event(found, "seized").start_date == date(2022, 6, 12)


def test_a_purpose_has_the_time_of_what_was_done_for_it(run: Reader) -> None:
    found = run("Farmers blocked the bridge on Sunday to demand cheaper fuel.")
    assert event(found, "demand").start_date == event(found, "demand").end_date == date(2022, 6, 12)


def test_a_purpose_of_what_is_planned_is_still_to_come(run: Reader) -> None:
    found = run("Farmers will block the bridge to demand cheaper fuel.")
    assert event(found, "demand").start_date == PUBLISHED


# ---------------------------------------------------------------- acts of speech
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Who paid for the bridge?” she asked on Monday.", (None, "minor")),
        ("She asked on Monday who had paid for the bridge.", (None, "minor")),
        ("She asked whether the bridge was safe.", (None, "minor")),
        ("She asked the mayor to close the bridge.", ("REQUEST", "core")),
        ("She asked for more money.", ("REQUEST", "core")),
    ],
)
def test_asking_a_question_is_no_request(run: Reader, text: str, wanted: tuple[str | None, str]) -> None:
    asked = event(run(text), "asked")
    assert (asked.event_type, asked.salience) == wanted


def test_what_is_only_spoken_of_is_not_reported(run: Reader) -> None:
    found = run("The mayor condemned the attack on the school.")
    assert event(found, "attack").factuality == "happened"
    assert event(run("The mayor said rebels attacked the school."), "attacked").factuality == "reported"


# ---------------------------------------------------------------- events of one kind at different times
def test_floods_of_different_times_are_different_events(run: Reader) -> None:
    text = (
        "Two bridges were lost in floods in Ghana last weekend. The mayor spoke of the 2014 floods. In May 2019, floods killed nine people."
    )
    floods = [e for e in run(text).events if e.text == "floods"]
    assert [e.same_as for e in floods] == [None, None, None]
    assert [e.start_date.year if e.start_date else None for e in floods] == [2022, 2014, 2019]


def test_a_time_before_the_noun_tells_it_from_an_undated_one(run: Reader) -> None:
    first, second = [e for e in run("Floods may return to Ghana. The 2014 floods cost nine lives.").events if e.lemma == "flood"]
    assert (first.start_date, second.same_as) == (None, None)


def test_the_earlier_talks_are_not_the_ones_just_told_of(run: Reader) -> None:
    found = run("The Kenyan president met the Ugandan president in Nairobi on Monday. The earlier talks had failed.")
    assert event(found, "talks").same_as is None
    assert event(found, "talks").start_date is None


# ---------------------------------------------------------------- what says too little for a timeline
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("It rained. Traders complained. The mayor spoke of the aid promised after the fire.", "promised", "minor"),
        ("It rained. Traders complained. Norway pledged aid.", "pledged", "core"),
        ("It rained. Traders complained. “We are negotiating,” Ann Ruiz said.", "negotiating", "minor"),
        ("It rained. Traders complained. “We are negotiating with France,” Ann Ruiz said.", "negotiating", "core"),
        ("It rained. Traders complained. Floods killed nine people on Monday.", "Floods", "minor"),
        ("It rained. Traders complained. Floods killed nine people on Monday.", "killed", "core"),
    ],
)
def test_an_event_of_nobody_and_no_number_is_minor(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).salience == wanted


def test_opening_an_inquiry_is_one_event(run: Reader) -> None:
    found = run("Norway opened an investigation into the shipyard in May.")
    assert (event(found, "opened").salience, event(found, "investigation").salience) == ("minor", "core")
    assert event(found, "investigation").headline == "Norway opens an investigation into the shipyard"
    assert event(run("Norway opened three schools in May."), "opened").salience == "core"


def test_the_first_and_last_days_of_the_calendar(run: Reader) -> None:
    found = run("Rome held an election in the year 1. The election was in 9999.", date(1, 1, 1))
    assert {e.text for e in found.events} >= {"election"}


# ---------------------------------------------------------------- the day of the news, and the time a paragraph has come to
@pytest.mark.parametrize(
    ("text", "trigger", "start", "end", "basis"),
    [
        ("In a speech on Monday, the mayor unveiled a new bus line.", "unveiled", date(2022, 6, 13), date(2022, 6, 13), "inherited"),
        (
            "A day after the bank froze its accounts, the charity dismissed its staff.",
            "froze",
            date(2022, 6, 14),
            date(2022, 6, 14),
            "inferred",
        ),
        ("The bank was founded in 1911. A fire destroyed its archive.", "destroyed", date(1911, 1, 1), PUBLISHED, "bounded"),
        ("In 1954, after two friends were arrested, she crossed the border.", "crossed", date(1954, 1, 1), date(1954, 12, 31), "explicit"),
        ("The siege was lifted on 2 June.", "siege", None, date(2022, 6, 2), "bounded"),
        ("Exports saw the biggest drop since 2008.", "drop", PUBLISHED, PUBLISHED, "inferred"),
        ("The mayor was forced to resign.", "resign", PUBLISHED, PUBLISHED, "inferred"),
        ("Peru recalled its envoy after a newspaper printed a cartoon.", "printed", None, PUBLISHED, "inferred"),
    ],
)
def test_when_by_discourse(run: Reader, text: str, trigger: str, start: date | None, end: date | None, basis: str) -> None:
    found = event(run(text), trigger)
    assert (found.start_date, found.end_date, found.time_basis) == (start, end, basis)


def test_a_frame_lasts_until_the_story_is_back_in_the_present(run: Reader) -> None:
    text = "The bank was founded in 1911. A fire destroyed its archive.\n\nThe town rebuilt it.\n\nThe bank has closed. Its shares fell."
    found = run(text)
    assert [event(found, word).start_date for word in ("destroyed", "rebuilt", "fell")] == [date(1911, 1, 1), date(1911, 1, 1), PUBLISHED]


def test_what_is_condemned_has_a_time_of_its_own(run: Reader) -> None:
    found = run("Chile condemned the bombing of the port on Monday. A team is prosecuting the 1998 raids.")
    assert event(found, "condemned").start_date == date(2022, 6, 13)
    assert event(found, "bombing").start_date is None
    assert event(found, "prosecuting").start_date != date(1998, 1, 1)


# ---------------------------------------------------------------- signatures
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The pilot did not forget to lower the gear.", "lower", "happened"),
        ("He did not refuse to pay.", "pay", "hypothetical"),
        ("They were not authorised to speak.", "speak", "hypothetical"),
        ("They were not allowed to vote.", "vote", "denied"),
        ("The minister has no plans to resign.", "resign", "denied"),
        ("The bank dropped plans to close 40 branches.", "close", "denied"),
        ("The attempt to free the hostages failed.", "free", "denied"),
        ("Hundreds were prevented from voting.", "voting", "denied"),
        ("Rather than pay the fine, he fled.", "pay", "denied"),
        ("He almost won the race.", "won", "denied"),
        ("The airline delayed the launch of the route.", "launch", "planned"),
        ("Ford will reportedly pay $57 million for the plant.", "pay", "planned"),
        ("The chief will step down when the sale is completed.", "completed", "planned"),
        ("The ruling will hurt small firms.", "ruling", "happened"),
        ("The strike is expected to begin on Friday.", "strike", "planned"),
        ("The club denied reports that it had approached the coach.", "approached", "denied"),
        ("The president threatened to veto any bill that cuts food aid.", "cuts", "hypothetical"),
        ("Rovers came from behind to beat City.", "beat", "happened"),
        ("Egypt urged both sides to stop fighting.", "fighting", "happened"),
        ("Sales were better than analysts had predicted.", "predicted", "happened"),
        ("The firm withdrew its offer to buy the mill.", "buy", "denied"),
        ("She barely survived.", "survived", "happened"),
        ("He did not just win, he broke the record.", "win", "happened"),
        ("She went on to explain the plan.", "explain", "happened"),
        ("The stock shed 8 pence to close at 185 pence.", "close", "happened"),
        ("The court may not hear the case.", "hear", "hypothetical"),
        ("If he does not come, she will leave.", "come", "hypothetical"),
    ],
)
def test_signatures(run: Reader, text: str, trigger: str, wanted: str) -> None:
    assert event(run(text), trigger).factuality == wanted


# ---------------------------------------------------------------- headlines and what they leave out
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        (
            "The president threatened to veto any bill that cuts aid.",
            "threatened",
            "The president threatens to veto any bill that cuts aid",
        ),
        ("Shares in the bank rose 12% on Monday.", "rose", "Shares in the bank rise 12%"),
        ("City went ahead on Monday.", "went", "City goes ahead"),
        ("The mayor cancelled a visit planned for May.", "cancelled", "The mayor cancels a visit"),
        ("The fans have tried.", "tried", None),
        ("The government promised you.", "promised", None),
    ],
)
def test_headline_says_no_less(run: Reader, text: str, trigger: str, wanted: str | None) -> None:
    assert event(run(text), trigger).headline == wanted


def test_the_headline_and_the_first_paragraph_tell_of_one_event(run: Reader) -> None:
    found = run("Treasurer jailed for fraud\n\nA former charity treasurer was jailed on Monday. He had pleaded guilty.")
    title, lead = (e for e in found.events if e.text == "jailed")
    assert (lead.same_as, title.start_date, title.end_date) == (title.event_id, date(2022, 6, 13), date(2022, 6, 13))


def test_a_headline_and_a_lead_of_different_things_are_two(run: Reader) -> None:
    found = run("Orlin shares jump as maker lifts outlook\n\nSales climbed 38% on Monday.")
    assert event(found, "climbed").same_as is None


def test_what_takes_place_stands_once(run: Reader) -> None:
    found = run("Clashes broke out in Lima.")
    assert [event(found, text).salience for text in ("Clashes", "broke")] == ["core", "minor"]


def test_the_speaker_who_warns_is_no_claim(run: Reader) -> None:
    found = run("Ann Ruiz said she supported the deal but warned that it was unlikely to last.")
    assert (event(found, "warned").factuality, event(found, "warned").attributed_to) == ("happened", None)


@pytest.mark.parametrize("text", ["A series of attacks.", "Dozens of strikes, a wave of protests", "A number of a number of raids"])
def test_counts_that_govern_nothing(run: Reader, text: str) -> None:
    assert all(e.factuality == "happened" for e in run(text).events)


def test_the_day_of_what_was_averted_is_not_that_of_averting_it(run: Reader) -> None:
    found = run("The strike scheduled for Friday was averted when the owners offered a raise.")
    assert [event(found, word).start_date for word in ("strike", "averted", "offered")] == [date(2022, 6, 17), PUBLISHED, PUBLISHED]


@pytest.mark.parametrize(
    ("text", "second", "same"),
    [
        ("Norway bought the mill. Norway bought a ferry.", 1, False),
        ("Norway bought the mill. Norway bought the mill in a hurry.", 1, True),
        ("Norway made a mistake. Norway made a film.", 1, False),
    ],
)
def test_verbs_done_to_other_things_are_other_events(run: Reader, text: str, second: int, same: bool) -> None:
    verbs = [e for e in run(text).events if e.rule == "verb"]
    assert (verbs[second].same_as is not None) == same
