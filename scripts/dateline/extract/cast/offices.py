"""Titles and offices before a name or by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CHIEF = frozenset({"Chief", "Executive", "Operating", "Financial", "Officer", "Vice", "Deputy", "Managing", "Press", "CEO", "CFO", "COO"})


def is_title(token: Token) -> bool:
    """Whether the word may stand before a name as a title: "Mr", "Gen.", "President"."""
    text = token.text
    return text in lexicon.titles() or text in lexicon.offices() or (text.istitle() and token.lower_ in lexicon.roles())


def is_plural_title(token: Token) -> bool:
    """As in "Senators Ann Lee and Bob Vale"."""
    return token.text.istitle() and token.tag_ in ("NNS", "NNPS") and token.lower_.removesuffix("s") in lexicon.roles()


def compound_at(doc: Doc, i: int) -> tuple[int, int, str]:
    """Start, end and noun of the hyphenated word that the token belongs to ("secretary-general", "son-in-law").

    The noun is the part that says who it is; it is empty when the token is another part of the word.
    """
    if i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_:
        if doc[i + 2].lower_ == "in" and i + 4 < len(doc) and doc[i + 3].text == "-":
            return i, i + 5, doc[i].lemma_.lower()
        if doc[i + 2].lower_ in ("elect", "designate"):
            return i, i + 3, doc[i].lemma_.lower()
        return i, i + 1, "" if doc[i + 2].text.islower() else doc[i].lemma_.lower()
    if i > 1 and doc[i - 1].text == "-" and not doc[i - 2].whitespace_:
        if doc[i - 2].lower_ == "in":
            return i, i + 1, ""
        joined = f"{doc[i - 2].lower_}-{doc[i].lemma_.lower()}"
        if joined in lexicon.compound_roles() or joined in lexicon.roles():
            return i - 2, i + 1, doc[i].lemma_.lower()
    return i, i + 1, doc[i].lemma_.lower()


def role_at(doc: Doc, i: int) -> str:
    """The role of which the token is the last word: "foreign minister", "deputy president"."""
    noun = doc[i].lemma_.lower()
    for length in (2, 1):
        if i - length < 0:
            continue
        words = " ".join([*(doc[k].lower_ for k in range(i - length, i)), noun]).replace(" - ", "-")
        if words in lexicon.compound_roles():
            return _qualified(doc, i - length, words)
    first = _portfolio(doc, i) if noun in _WITH_PORTFOLIO else i
    return _qualified(doc, first, " ".join([*(doc[k].lower_ for k in range(first, i)), noun]))


_WITH_PORTFOLIO = frozenset({"minister", "secretary", "commissioner", "chief"})
# Words before such an office that are none of its portfolio.
_NO_PORTFOLIO = frozenset(
    {"former", "new", "then", "acting", "deputy", "vice", "interim", "late", "longtime", "state", "government", "cabinet", "senior"}
)


def _portfolio(doc: Doc, i: int) -> int:
    """Where the office's field begins: "tourism minister", "planning and investment minister", "fire chief"."""
    first = i
    while first > 0 and i - first < 3:
        before = doc[first - 1]
        joins = (
            before.lower_ in ("and", "&") and first < i and doc[first - 2].tag_ in ("NN", "NNP") and doc[first - 2].ent_type_ != "PERSON"
        )
        field = before.tag_ in ("NN", "NNS", "NNP") and before.dep_ in ("compound", "nmod", "conj", "amod") and before.text.isalpha()
        if not (joins or (field and not _is_name_of_body(before))):
            break
        first -= 1
    return first + (doc[first].lower_ in ("and", "&"))


# Fields of work that a parser takes for bodies when they are written with a capital.
_FIELDS = frozenset(
    {
        "treasury",
        "finance",
        "defence",
        "defense",
        "interior",
        "justice",
        "trade",
        "commerce",
        "energy",
        "health",
        "transport",
        "labour",
        "labor",
    }
    | {"education", "agriculture", "housing", "environment", "home", "foreign", "police", "fire", "army", "navy", "intelligence", "cabinet"}
)


def _is_name_of_body(token: Token) -> bool:
    """Whether the word names a country, a body or anything but a field of work."""
    if token.lower_ in _NO_PORTFOLIO or gazetteer.tells_origin(token.text) or token.text.isupper():
        return True
    if token.ent_type_ == "ORG" and token.tag_ == "NNP" and token.lower_ not in _FIELDS:
        return True
    return token.ent_type_ in ("GPE", "PERSON", "NORP") or token.text in lexicon.known_organisations()


def office_before(doc: Doc, start: int) -> tuple[int, str] | None:
    """Start and name of an office with "of" right before a name: "Secretary of State Ann Lee", "Minister of Trade Bob Vale"."""
    for of in (start - 2, start - 3):
        is_office = of > 0 and doc[of].lower_ == "of" and doc[of - 1].text.istitle() and doc[of - 1].lower_ in lexicon.roles()
        if is_office and all(doc[i].text.istitle() for i in range(of + 1, start)):
            return of - 1, doc[of - 1 : start].text.lower()
    return None


def _qualified(doc: Doc, first: int, role: str) -> str:
    """The role with the word before it that makes it another's: a deputy president is no president."""
    before = doc[first - 1].lower_ if first else ""
    return f"{before} {role}" if before in lexicon.words("role_qualifiers") else role
