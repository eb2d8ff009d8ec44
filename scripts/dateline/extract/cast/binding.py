"""What the syntax says of a pronoun: whom it cannot mean, and whom it is likely to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.discourse import SUBJECTS, clause_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate

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
    return clause_of(token) == clause_of(other)


def own_clause(discourse: Discourse, candidate: Candidate, mention: Candidate) -> float:
    """The subject of the pronoun's own clause is its likeliest owner: "America keeps its word"."""
    token, head = discourse.doc[candidate.head], discourse.doc[mention.head]
    return 2.0 if token.dep_ == "poss" and head.dep_ in SUBJECTS and head.head == clause_of(token) else 0.0


def upper_subject(token: Token) -> Token | None:
    """The subject of the clause around the pronoun's own: "Chrysler released a list of shops that it was closing"."""
    verb = clause_of(token)
    if verb.head.i == verb.i or token.dep_ not in SUBJECTS:
        return None
    return subject_of(clause_of(verb.head))
