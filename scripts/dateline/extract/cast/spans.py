"""Names that the parser saw: its entities, trimmed and completed, and runs of proper nouns that it gave to no entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.known import DEPARTMENTS, LABELS, MONTHS_DAYS, PROPER, SUFFIXES, Core
from dateline.extract.cast.offices import CHIEF, is_plural_title, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from dateline.extract.cast.words import Words

# Words that follow a name in headlines and belong to no name.
_TAILS = frozenset({"Plan", "Speech", "Camp", "Campaign", "Debate", "Rally", "Bill", "Deal", "Report", "Vows", "Says", "’s", "'s"})
_OFFICE_ENDS = frozenset(
    {"Executive", "Officer", "CEO", "CFO", "COO", "President", "Chairman", "Secretary", "Minister", "Director", "Spokesman", "Spokeswoman"}
)
_LEGAL = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Co.", "Ltd", "Ltd.", "LLC", "PLC", "Plc", "plc", "AG", "SA", "S.A.", "N.V.", "NV", "GmbH", "SpA"}
)


def find_labelled(doc: Doc, cores: list[Core]) -> list[Core]:
    """The parser's entities that no known name covers, trimmed of titles, articles and possessive marks."""
    taken = {i for core in cores for i in range(core.start, core.end)}
    found = []
    for span in doc.ents:
        if span.label_ not in LABELS:
            continue
        for start, end in _free_parts(span, taken):
            trimmed = _trim(doc, start, end, span.label_)
            if trimmed is not None and not _is_common(doc, *trimmed) and not _is_headline(doc, *trimmed):
                found.append(Core(*_extend(doc, *trimmed, span.label_, taken), LABELS[span.label_], span.label_, "entity-label"))
                taken.update(range(found[-1].start, found[-1].end))
    return _joined(doc, found)


def _joined(doc: Doc, cores: list[Core]) -> list[Core]:
    """The cores with a first name that the parser took for a place joined to the person's name after it."""
    found: list[Core] = []
    for core in cores:
        before = found[-1] if found else None
        if before is not None and core.label == "PERSON" and before.end == core.start and _is_first_part(doc, before, core):
            found[-1] = Core(before.start, core.end, "person", "PERSON", core.rule)
        else:
            found.append(core)
    return found


def _is_first_part(doc: Doc, before: Core, core: Core) -> bool:
    one = doc[before.start]
    joined = before.end - before.start == 1 and one.dep_ == "compound" and core.start <= one.head.i < core.end
    return joined and before.label in ("GPE", "PERSON", "NORP") and not one.text.isupper() and not gazetteer.cities(one.text)


def _free_parts(span: Span, taken: set[int]) -> list[tuple[int, int]]:
    """The stretches of an entity that no known name covers; people and places are parted at commas."""
    parts, start = [], None
    listed = span.label_ in ("GPE", "LOC", "PERSON", "NORP")
    for i in range(span.start, span.end + 1):
        if i < span.end and i not in taken and not (listed and span.doc[i].text == ","):
            start = i if start is None else start
        elif start is not None:
            parts.append((start, i))
            start = None
    return parts


def _trim(doc: Doc, start: int, end: int, label: str = "") -> tuple[int, int] | None:
    """The name without what is not of it, or None when nothing is left."""
    while start < end and _is_no_name_start(doc[start]):
        start += 1
    while start < end and _is_no_name_end(doc[end - 1]):
        end -= 1
    if _ends_office(doc, start, end):
        start += 1
    is_body = label != "PERSON" and doc[end - 1].lower_ in lexicon.name_heads()
    while (
        start < end - 1
        and not is_body
        and doc[start].text not in lexicon.first_names()
        and (is_title(doc[start]) or is_plural_title(doc[start]) or (doc[start].text.islower() and doc[start].tag_ in ("NN", "JJ")))
    ):
        start += 1
    end = _before_role(doc, start, end)
    while end - start > 1 and _is_tail(doc, start, end, label):
        end -= 1
    end = _before_year(doc, start, end)
    words = [doc[i] for i in range(start, end)]
    if not any(token.text[:1].isupper() for token in words) or all(token.text in MONTHS_DAYS for token in words):
        return None
    return start, end


def _ends_office(doc: Doc, start: int, end: int) -> bool:
    """Whether the first word is the last of an office before the name: "Secretary of State Ann Lee"."""
    if end - start < 3 or start < 2 or doc[start - 1].lower_ != "of":
        return False
    return doc[start].lower_ in DEPARTMENTS and doc[start - 2].lower_ in lexicon.roles()


def _is_tail(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether the last word is none of the name's: a headline's noun, a number, an acronym after a person's name."""
    last = doc[end - 1]
    if last.text in _TAILS or (last.text[0].isdigit() and doc[end - 2].text in ("-", "–")) or last.text in ("-", "–"):
        return True
    if last.tag_ == "CD" and doc[start].text.isalpha() and end < len(doc) and doc[end].text in ("-", "–"):
        return True  # the first half of a score
    if label != "PERSON":
        return False
    acronym = len(last.text) > 1 and last.text.isupper() and last.text.isalpha() and set(last.text) - set("IVXLC")
    return last.tag_ in ("CD", "POS") or bool(acronym and any(not token.text.isupper() for token in doc[start : end - 1]))


def _before_year(doc: Doc, start: int, end: int) -> int:
    """The end of a name that runs into a possessed number: "Obama's 2008"."""
    if end - start > 2 and doc[end - 1].tag_ == "CD" and doc[end - 2].tag_ == "POS":
        return end - 2
    return end


def _is_no_name_start(token: Token) -> bool:
    return token.tag_ in ("DT", "POS", "IN", "CC", "CD", "PRP$") or not token.text[0].isalnum()


def _is_no_name_end(token: Token) -> bool:
    return token.tag_ in ("POS", "CC", "IN") or token.is_space or (token.is_punct and token.text[-1] != ".")


def _before_role(doc: Doc, start: int, end: int) -> int:
    """The end of a body's name that runs into an office or a bracket: "Acme Chief Executive", "World Health Organization (WHO"."""
    for i in range(start + 1, end):
        if doc[i].text == "(":
            return i
    if doc[end - 1].text == "Flight" and end - start > 1:
        return end - 1
    if doc[end - 1].text not in _OFFICE_ENDS:
        return end
    at = end
    while at > start + 1 and (doc[at - 1].text in CHIEF or (doc[at - 1].text.istitle() and doc[at - 1].lower_ in lexicon.roles())):
        at -= 1
    return at


def _is_headline(doc: Doc, start: int, end: int) -> bool:
    """Whether the parser took a stretch of a headline in capitals for a name: it holds a verb and no word that ends a name."""
    if end - start < 4 or doc[end - 1].lower_ in lexicon.name_heads():
        return False
    return any(doc[i].pos_ == "VERB" or doc[i].tag_ in ("POS", "MD") for i in range(start, end))


def _is_common(doc: Doc, start: int, end: int) -> bool:
    """Whether all that is left is a common noun in capitals: "Government"."""
    return end - start == 1 and (
        doc[start].lower_ in DEPARTMENTS
        or doc[start].lower_ in lexicon.words("governments")
        or doc[start].lower_ in lexicon.groups()
        or is_title(doc[start])
    )


def _extend(doc: Doc, start: int, end: int, label: str, taken: set[int]) -> tuple[int, int]:
    """A person's or body's name with the proper nouns beside it that the parser left out."""
    while start > 0 and start - 1 not in taken and _extends(doc, start - 1, start) and not is_title(doc[start - 1]):
        start -= 1
    while end < len(doc) and end not in taken and label in ("PERSON", "ORG") and (_extends(doc, end, end - 1) or doc[end].text in _LEGAL):
        end += 1
    return start, end


def _extends(doc: Doc, i: int, beside: int) -> bool:
    token = doc[i]
    return (
        token.tag_ in PROPER
        and token.text[:1].isupper()
        and token.text not in CHIEF
        and token.lower_ not in lexicon.roles()
        and token.ent_type_ == ""
        and not doc[max(i, beside)].is_sent_start
        and (token.head.i == beside or doc[beside].head.i == i or token.head == doc[beside].head)
        and token.dep_ == "compound"
    ) or (token.text in SUFFIXES and token.ent_type_ == "")


def find_runs(words: Words, cores: list[Core], blocked: set[int]) -> list[Core]:
    """Runs of capitalised proper nouns that are in no entity."""
    doc = words.doc
    taken = {i for core in cores for i in range(core.start, core.end)} | blocked
    free = [i for i in words.capitals if words.tags[i] in PROPER and i not in taken and words.texts[i] not in MONTHS_DAYS]
    found = []
    for start, end in _runs(words, free):
        trimmed = _trim(doc, start, end)
        kind = _kind_of_run(doc, *trimmed) if trimmed is not None and not _is_common(doc, *trimmed) else ""
        if trimmed is not None and kind:
            found.append(Core(*trimmed, kind, "", "proper-nouns"))
    return found


def _runs(words: Words, indices: list[int]) -> list[tuple[int, int]]:
    """Stretches of adjoining tokens of one sentence."""
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and runs[-1][1] == i and words.sentence[runs[-1][0]] == words.sentence[i]:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _kind_of_run(doc: Doc, start: int, end: int) -> str:
    """What an unlabelled run of proper nouns names; empty when it is not known to name anything of the cast."""
    last, first = doc[end - 1], doc[start]
    if last.lower_ in lexicon.name_heads() and end - start > 1:
        return "organisation"
    if last.lower_ in lexicon.place_words() and end - start > 1:
        return lexicon.place_words()[last.lower_]
    if end - start > 1 and first.text in lexicon.first_names():
        return "person"
    if start > 0 and (doc[start - 1].text in lexicon.titles() or _follows_role(doc, start)):
        return "person"
    if end - start == 1 and (is_title(first) or first.lower_ in lexicon.groups() or first.lower_ in lexicon.bodies()):
        return ""
    if end - start == 1 and (first.is_sent_start or doc[start - 1].tag_ in ("DT", "CD")):
        return ""
    if start > 0 and doc[start - 1].like_num:
        return ""
    if first.dep_ in _DOERS or last.dep_ in _DOERS:
        return "person" if start + 1 == end and first.text in lexicon.surnames() else "organisation"
    return ""


# Offices that as often stand before a thing's name.
_ADJECTIVES = frozenset({"marine", "soldier", "official", "native", "partisan", "paramilitary", "justice", "deputy", "general", "major"})
_DOERS = frozenset({"nsubj", "nsubjpass", "poss", "agent"})


def _follows_role(doc: Doc, start: int) -> bool:
    """As in "the militant Omar Reyad" and "Prince Ludwig": a noun for one person, or an office, right before the name."""
    before = doc[start - 1]
    if before.tag_ not in ("NN", "NNP") or before.lower_ not in lexicon.roles() or doc[start].is_sent_start or before.dep_ == "poss":
        return False
    if before.text.islower():
        return start + 1 < len(doc) and doc[start + 1].tag_ in PROPER
    return lexicon.roles()[before.lower_][0] in ("GOV", "MIL", "COP", "JUD", "LEG", "REL") and before.lower_ not in _ADJECTIVES
