"""Who speaks: from a verb or noun of saying to the words that name the speaker and the one addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import is_verb, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
# The left-hand parts of a name or a noun phrase; appositions and relative clauses on the right say more than who it is.
_LEFT = frozenset({"det", "compound", "amod", "nummod", "poss", "nmod", "quantmod", "predet", "case", "advmod", "punct"})
_PASSED_ON = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that"})


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with the verb above it; None when the verb has none.

    The subject of a passive verb is spoken of or to, unless he is quoted: there the speaker is the agent ("was told by his doctor").
    """
    if _is_passive(verb):
        return _agent(verb)
    token = verb
    for _ in range(5):
        own = next((child for child in token.lefts if child.dep_ in _SUBJECT), None)
        own = own or next((child for child in token.rights if child.dep_ in _SUBJECT and token == verb), None)
        if own is not None:
            return own if own.dep_ != "csubj" else None
        if (reporter := _reporter(token)) is not None:
            token = reporter
            continue
        if token.dep_ == "pcomp" and (patient := _patient(token)) is not None:
            return patient
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _issuer(token.head)
        if token.dep_ not in _PASSED_ON or token.head == token:
            return None
        token = token.head
    return None


def name_before(verb: Token) -> Token | None:
    """The name or personal pronoun right before a finite verb to which the parser gives no subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    return before if before.pos_ == "PROPN" or before.lower_ in ("he", "she", "they", "it") else None


def _is_passive(verb: Token) -> bool:
    """Whether the subject is spoken of or to and does not speak.

    "Was quoted as saying" is no such passive, and a bare participle of a verb of saying is often a mistagged past tense.
    """
    if verb.lemma_ in ("quote", "cite"):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    bare = verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.lefts)
    if verb.dep_ == "advcl" and verb.lemma_ in words("hearing"):
        return bare
    return bare and verb.dep_ != "ROOT" and verb.lemma_ not in words("speech")


def _reporter(token: Token) -> Token | None:
    """The verb of saying above the clause that a later verb of saying hangs on: it is its subject who says both.

    "He said the road was closed, adding that …", "she said it was over and warned …".
    """
    clause = token.head
    if token.lemma_ not in words("speech") or clause.dep_ != "ccomp" or clause.head.lemma_ not in words("speech"):
        return None
    participle = token.tag_ == "VBG" and token.dep_ == "advcl" and token.i > 0 and token.nbor(-1).text == ","
    return clause.head if participle or is_continued(token, clause, clause.head) else None


def is_continued(token: Token, clause: Token, verb: Token) -> bool:
    """Whether a verb of saying that is parsed as joined to the clause goes on from the verb above, whose tense it has."""
    if token.dep_ != "conj" or token.head != clause or token.tag_ != verb.tag_:
        return False
    return token.tag_ == "VBD" or (token.tag_ in ("VBZ", "VBP") and clause.tag_ != token.tag_)


def _issuer(noun: Token) -> Token | None:
    """Who speaks in a statement: who issues it, when the sentence says so ("issued a statement calling it …"), or the statement itself."""
    if noun.lemma_ in words("document") and noun.dep_ == "dobj" and is_verb(noun.head):
        return next((child for child in noun.head.lefts if child.dep_ == "nsubj"), noun)
    return noun


def _patient(gerund: Token) -> Token | None:
    """Who does what the gerund says in "thanked him for promising", "accused her of claiming": the object of the verb above."""
    preposition = gerund.head
    if preposition.lower_ not in ("for", "of") or not is_verb(preposition.head):
        return None
    return next((child for child in preposition.head.rights if child.dep_ == "dobj" and child.i < preposition.i), None)


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def phrase(head: Token) -> tuple[int, int]:
    """The span of the noun phrase as written, without what follows its head but the rest of a name."""
    start = head.idx
    for child in head.lefts:
        if child.dep_ in _LEFT and not (child.dep_ in ("advmod", "punct") and start == head.idx):
            start = min(start, child.left_edge.idx)
    end = head
    while end.i + 1 < len(head.doc) and end.nbor(1).pos_ == "PROPN" and end.pos_ == "PROPN" and end.nbor(1).head in (end, head):
        end = end.nbor(1)
    return start, end.idx + len(end)


def addressee_of(verb: Token) -> tuple[int, int] | None:
    """The span of the one addressed: "told reporters", "said to the court"."""
    for child in verb.rights:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return phrase(child)
        if child.dep_ in ("dobj", "nsubj") and verb.lemma_ in words("addressed") and child.i > verb.i and child.dep_ == "dobj":
            return phrase(child)
        if child.lower_ == "to" and child.dep_ in ("prep", "dative") and verb.lemma_ in words("speech"):
            return next((phrase(grandchild) for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def is_personlike(token: Token) -> bool:
    """Whether a subject is apt to speak: a name, a personal pronoun, or a noun with a determiner that is not a thing by its pronoun."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "i", "we", "who")
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.ent_type_ in ("PERSON", "ORG", "NORP"))


def span_of(token: Token) -> tuple[int, int]:
    """The offsets of one token."""
    return token.idx, token.idx + len(token)


def is_nobody(subject: Token) -> bool:
    """Whether a subject names nobody who speaks: "nobody", "no one", "anyone", or the reader ("you", outside quotation marks)."""
    return subject.lower_ in words("nobody") or (subject.lower_ == "one" and any(child.lower_ == "no" for child in subject.lefts))
