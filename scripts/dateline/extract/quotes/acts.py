"""Speech acts reported without a clause of what was said: judgements, demands, topics, wishes (knowledge/quotes/acts.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import is_verb, is_withheld
from dateline.extract.quotes.sources import addressee_of, is_nobody, phrase, span_of, subject_of
from dateline.extract.quotes.spans import before_comment, trimmed
from dateline.extract.statements import Statement
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

Act = tuple[tuple[int, int], str]

_ASKED_BY = frozenset({"on", "upon", "to", "with"})
_SECOND = frozenset({"oprd", "dobj", "attr", "ccomp", "xcomp", "appos"})
# Prepositions that join a phrase to a noun rather than tell when and where something was said.
_ADNOMINAL = frozenset({"against", "between", "for", "from", "into", "of", "over", "to", "toward", "towards", "with"})
_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_OBJECTS = frozenset({"dobj", "ccomp", "oprd", "xcomp"})


@cache
def _lemmas(table: str, key: str = "verbs") -> frozenset[str]:
    return frozenset(load("quotes/acts")[table][key])


@cache
def _joined(table: str) -> dict[str, frozenset[str]]:
    """Verb to the prepositions that join its complement; the empty word for a second complement."""
    return {verb: frozenset(joints) for verb, joints in load("quotes/acts")[table].items()}


@cache
def act_verbs() -> frozenset[str]:
    """All verbs of the table."""
    lists = _lemmas("stance") | _lemmas("shown") | _lemmas("asking") | _lemmas("asking", "called_on") | _lemmas("topic") | _lemmas("wish")
    return lists | frozenset(_joined("judgement")) | frozenset(_joined("about"))


def find_acts(verb: Token) -> Iterator[Statement]:
    """The statement that a verb of the table reports, if its complements and its subject are there."""
    subject = subject_of(verb)
    if subject is None or is_nobody(subject) or not is_verb(verb) or is_withheld(verb):
        return
    act = _passive_judgement(verb) if _is_passive(verb) else _active(verb)
    if act is None or act[0][0] <= subject.idx < act[0][1]:
        return
    yield Statement(act[0], "indirect", phrase(subject), span_of(verb), addressee_of(verb) if act[1] == "asking" else None, act[1])


def _active(verb: Token) -> Act | None:
    act = _asking(verb) or _judgement(verb) or _wish(verb)
    return act or (None if _is_purpose(verb) else _about(verb) or _object(verb) or _shown(verb) or _stance(verb))


def _is_purpose(verb: Token) -> bool:
    return verb.dep_ in ("advcl", "acl", "relcl") and _has_to(verb)


def _is_still_open(verb: Token) -> bool:
    """Whether an infinitive leaves it open that the act is done: "urged them to back it", but not "went on to back it"."""
    return _has_to(verb) and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ not in _lemmas("asking", "going_on")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _passive_judgement(verb: Token) -> Act | None:
    """What is held of the passive subject by the agent: "he has been called a fraud by his rivals"."""
    joints = _joined("judgement").get(verb.lemma_, frozenset())
    judged = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    held = next((child for child in verb.rights if child.lower_ in joints or ("" in joints and child.dep_ in ("oprd", "attr"))), None)
    return _act(judged, held, "judgement") if judged is not None and held is not None else None


def _act(first: Token, last: Token, rule: str) -> Act | None:
    content = trimmed(first.doc, first.left_edge.i, before_comment(last, _with_adjuncts(last)))
    return (content, rule) if content is not None else None


def _with_adjuncts(last: Token) -> int:
    """Where the object ends with the phrases right after it that the parser hangs on the verb ("criticism of him over the wall")."""
    stop = last.right_edge.i + 1
    if last.dep_ not in _OBJECTS:
        return stop
    for sibling in last.head.rights:
        if sibling.left_edge.i != stop:
            continue
        if not ((sibling.dep_ == "prep" and sibling.lower_ in _ADNOMINAL) or (sibling.dep_ == "advcl" and sibling.tag_ == "VBG")):
            break
        stop = sibling.right_edge.i + 1
    return stop


def _judgement(verb: Token) -> Act | None:
    joints = _joined("judgement").get(verb.lemma_)
    if joints is None:
        return None
    held = next((child for child in verb.rights if child.dep_ in _OBJECTS), None)
    if held is None or held.lemma_ in _joined("performed").get(verb.lemma_, ()):
        return None
    joint = next((child for child in verb.rights if child.lower_ in joints and child.i > held.i), None)
    joint = joint or next((child for child in held.rights if child.lower_ in joints and child.dep_ == "prep"), None)
    if joint is not None:
        return _act(held, joint, "accusation" if verb.lemma_ in _lemmas("accusing") else "judgement")
    if "" not in joints:
        return None
    last = next((child for child in verb.rights if child.i > held.i and child.dep_ in _SECOND), None)
    if last is None and held.dep_ == "dobj" and not any(part.dep_ == "appos" for part in held.subtree):
        return None
    return _act(held, last or held, "judgement")


def _asking(verb: Token) -> Act | None:
    infinitive = next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child)), None)
    if infinitive is None or infinitive.lemma_ in _lemmas("asking", "conditions"):
        return None
    if verb.lemma_ in _lemmas("asking"):
        told = next((child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < infinitive.i), infinitive)
        return _act(told, infinitive, "asking")
    if verb.lemma_ not in _lemmas("asking", "called_on"):
        return None
    asked = next((child for child in verb.rights if child.lower_ in _ASKED_BY and child.i < infinitive.i), None)
    first = next((child for child in asked.children if child.dep_ == "pobj"), None) if asked is not None else None
    return _act(first, infinitive, "asking") if first is not None else None


def _has_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _about(verb: Token) -> Act | None:
    """What somebody speaks of; a participle that only leads up to what he says has no statement of its own."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i < verb.head.i:
        return None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in _joined("about").get(verb.lemma_, ()):
            topic = next((part for part in child.children if part.dep_ in ("pobj", "pcomp")), None)
            return _act(topic, topic, "topic") if topic is not None else None
    return None


def _object(verb: Token) -> Act | None:
    if verb.lemma_ not in _lemmas("topic") or _is_still_open(verb):
        return None
    spoken = next(
        (child for child in verb.rights if child.dep_ in ("dobj", "ccomp") or (child.dep_ == "xcomp" and child.tag_ == "VBG")), None
    )
    if (
        spoken is not None
        and verb.lemma_ in ("cite", "quote")
        and (spoken.ent_type_ in ("PERSON", "ORG") or spoken.lemma_ in _lemmas("topic", "sources"))
    ):
        return None
    return _act(spoken, spoken, "topic") if spoken is not None and spoken.pos_ != "PRON" else None


def _stance(verb: Token) -> Act | None:
    """What somebody takes a side on: "endorsed the plan", "rejected the claim"; not what he is asked or means to."""
    if verb.lemma_ not in _lemmas("stance") or _is_still_open(verb):
        return None
    side = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if side is not None and verb.lemma_ in _lemmas("stance", "deeds") and side.ent_type_ in _BODIES:
        return None
    return _noun_act(verb, "stance")


def _shown(verb: Token) -> Act | None:
    """What a poll, a study or a record shows, with what is said of it: "the poll shows her ahead by three points"."""
    subject = subject_of(verb)
    if verb.lemma_ not in _lemmas("shown") or subject is None or subject.lemma_ not in _lemmas("shown", "by"):
        return None
    return _noun_act(verb, "finding-object")


def _noun_act(verb: Token, rule: str) -> Act | None:
    held = next((child for child in verb.rights if child.dep_ in ("dobj", "ccomp")), None)
    return _act(held, held, rule) if held is not None and held.pos_ != "PRON" else None


def _wish(verb: Token) -> Act | None:
    if verb.lemma_ not in _lemmas("wish"):
        return None
    infinitive = next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp") and _has_to(child)), None)
    return _act(infinitive, infinitive, "thought-wish") if infinitive is not None else None
