"""What the syntax says of a pronoun: whom it cannot mean, and whom it is likely to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.discourse import SUBJECTS, clause_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})
# What the subject of the clause around the pronoun's own is worth.
UPPER = 1.5
# What a sentence's distance takes from a mention's prominence.
FADING = 2.5


def barred(discourse: Discourse, candidate: Candidate, mention: Candidate) -> bool:
    """Whether the mention is another argument of the pronoun's own verb ("Laura thanked her")."""
    token, other = discourse.doc[candidate.head], discourse.doc[mention.head]
    if token.dep_ == "poss" or token.dep_ in SUBJECTS or other.dep_ not in _ARGUMENTS:
        return False
    verb = clause_of(token)
    if verb == clause_of(other):
        return True
    # "Blige sings to Clinton before asking her": the one who asks is not the one asked
    subject = _understood_subject(verb) if token.dep_ in ("dobj", "dative") and token.head == verb else None
    return subject is not None and subject.i == mention.head


# Verbs whose object is the subject of the infinitive: "told Ann to call him".
_DIRECTING = frozenset(
    {"ask", "tell", "persuade", "urge", "order", "force", "allow", "help", "expect", "invite", "warn", "encourage", "advise", "permit"}
    | {"want", "beg", "let", "make", "teach", "enable", "compel", "instruct", "authorise", "authorize"}
)


def _understood_subject(verb: Token) -> Token | None:
    """The subject of a verb that has none of its own: that of the clause it hangs on, or its object ("told Ann to go")."""
    for _ in range(5):
        subject = subject_of(verb)
        if subject is not None:
            return subject
        if verb.dep_ == "conj":
            verb = verb.head
        elif verb.dep_ == "xcomp" and verb.head.lemma_ in _DIRECTING:
            return next((child for child in verb.head.rights if child.dep_ == "dobj"), None)
        elif verb.dep_ == "pcomp" and verb.head.lower_ in ("into", "from", "of", "for"):  # "accused them of helping him"
            return next((child for child in verb.head.head.rights if child.dep_ == "dobj"), None)
        elif verb.dep_ in ("advcl", "pcomp"):
            return subject_of(clause_of(verb.head))
        elif verb.dep_ == "xcomp":
            verb = clause_of(verb.head)
        else:
            return None
    return None


def joined_owner(discourse: Discourse, token: Token) -> Entity | None:
    """The owner of the second of two joined nouns: "the bank and its clients", "Tom and his wife"."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj" or noun.head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    if noun.head.dep_ == "pobj" and any(child.dep_ == "poss" for child in noun.head.head.head.lefts):
        return None  # "Iraq's invasion of Kuwait and its threats"
    mention = discourse.at.get(noun.head.i)
    return mention.entity if mention is not None and mention.head < token.i and mention.form != "pronoun" else None


def own_clause(discourse: Discourse, candidate: Candidate, mention: Candidate) -> float:
    """The subject of the pronoun's own clause is its likeliest owner: "America keeps its word"."""
    token, head = discourse.doc[candidate.head], discourse.doc[mention.head]
    if token.dep_ != "poss" or head.dep_ not in SUBJECTS:
        return 0.0
    verb = clause_of(token)
    if head.head == verb:
        return 2.0
    subject = _understood_subject(verb) if head.sent.start == token.sent.start else None
    return 2.0 if subject is not None and subject.i == head.i else 0.0


def upper_subject(token: Token) -> Token | None:
    """The subject of the clause around the pronoun's own: "Chrysler released a list of shops that it was closing"."""
    verb = clause_of(token)
    if verb.head.i == verb.i or token.dep_ not in SUBJECTS:
        return None
    return subject_of(clause_of(verb.head))
