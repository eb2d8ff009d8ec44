"""Named mentions: where a name stands, what kind of thing it names and how far its noun phrase reaches.

Names known to the gazetteers come first, then the parser's entities, then capitalised words that the parser tagged as
proper nouns and gave to no entity. The kind is decided by what is known of the name and its neighbours; the parser's
label only where nothing else speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import Candidate
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from dateline.extract.cast.words import Words

LABELS = {"PERSON": "person", "ORG": "organisation", "GPE": "city", "LOC": "region", "FAC": "other", "NORP": "group"}
# Entities that are never in the cast; their tokens are no names either.
BLOCKING = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT"}
)
_PROPER = frozenset({"NNP", "NNPS"})
_LEFT_TAGS = frozenset({"DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "HYPH", "POS", "VBN"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "across", "throughout", "inside", "off", "into", "to", "from", "through"}
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "XVI"})
_PERSON_JOINTS = frozenset(
    {"de", "da", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "des", "-", "ben"}
)
_MONTHS_DAYS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
# Words in an entity beside a known name that make no longer name of it.
_NO_NAMES = frozenset({"the", "'s", "’s", "'", "’", "government", "administration", "president", "prime", "minister", "police", "army"})
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Core:
    """The tokens of a name with the kind it may have; ``label`` is the parser's, empty if none."""

    start: int
    end: int
    kind: str
    label: str
    rule: str


@cache
def known_names() -> dict[str, str]:
    """Kind by name for every name that the gazetteers know, cities left out."""
    found: dict[str, str] = dict.fromkeys(gazetteer.waters(), "water")
    found |= dict.fromkeys(gazetteer.regions(), "region")
    found |= dict.fromkeys(gazetteer.listed_cities(), "city")
    found |= dict.fromkeys(gazetteer.continental(), "continental")
    found |= dict.fromkeys(gazetteer.former_states(), "former")
    found |= dict.fromkeys(lexicon.blocs(), "bloc")
    found |= dict.fromkeys(lexicon.known_organisations(), "organisation")
    found |= dict.fromkeys(gazetteer.metonyms(), "government")
    found |= dict.fromkeys(gazetteer.country_names(), "country")
    found |= dict.fromkeys(gazetteer.adjectives(), "adjective")
    found |= dict.fromkeys(gazetteer.peoples(), "people")
    found |= dict.fromkeys(gazetteer.nationals(), "national")
    found |= dict.fromkeys(load("cast/people")["peoples"], "minority")
    found |= dict.fromkeys(load("cast/people")["mixed_adjectives"]["words"], "none")
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.replace("-", " - ").replace("'s", " 's").split()[0] for name in known_names())


def find_names(words: Words) -> list[Candidate]:
    """The named mentions of a document in order, each with its kind but not yet an entity."""
    doc = words.doc
    blocked = {token.i for span in doc.ents if span.label_ in BLOCKING for token in span}
    cores = _known(words, blocked)
    cores += _labelled(doc, cores)
    cores += _proper_runs(words, cores, blocked)
    cores += _nested(doc, cores)
    cores += _bracketed(doc, cores)
    cores.sort(key=lambda core: (core.start, -core.end))
    taken = {i for core in cores for i in range(core.start, core.end)}
    found = [_candidate(words, core, taken) for core in cores]
    again = _repeated(words, found, taken)
    found += [_candidate(words, core, taken) for core in again]
    found = [name for name in found if name.kind != "none" and not _is_mere_adjective(doc, name) and not is_lone_national(doc[name.head])]
    return sorted(found, key=lambda name: (name.core[0], -name.core[1]))


def is_lone_national(token: Token) -> bool:
    """As in "the Norwegian won": an adjective that by itself means one person of the country."""
    if token.text not in gazetteer.adjectives() or token.text.endswith(("sh", "ch", "ese", "ss")):
        return False
    article = token.i > 0 and token.nbor(-1).lower_ in ("the", "a", "an") and token.nbor(-1).head.i == token.i
    return article and token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent")


def _is_mere_adjective(doc: Doc, name: Candidate) -> bool:
    """Whether a creed or party only qualifies a noun ("the Muslim holiday"): the words mean no actor."""
    head = doc[name.head]
    return (
        name.kind == "group"
        and name.rule != "gazetteer"
        and head.dep_ in ("amod", "compound", "nmod", "acomp")
        and head.tag_ not in ("NNS", "NNPS")
    )


def _surface(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text


def _spelt(text: str) -> str:
    """The name as the gazetteers spell it: capitals of a headline undone."""
    if text.isupper() and len(text) > 3 and "." not in text and text not in known_names():
        titled = text.title()
        return titled if titled in known_names() else text
    return text


def _known(words: Words, blocked: set[int]) -> list[Core]:
    """Names of the gazetteers, the longest at each place; not inside a longer name that the parser saw."""
    doc, texts = words.doc, words.texts
    found, firsts, inside, past = [], _first_words(), _entity_spans(doc), 0
    for i in words.capitals:
        if i < past or i in blocked or not (texts[i] in firsts or (texts[i].isupper() and _spelt(texts[i]) in firsts)):
            continue
        if i + 1 < len(doc) and texts[i + 1][0] == "$":
            continue
        if texts[i] in gazetteer.abbreviations() and not (i > 0 and texts[i - 1][-1] in ",-("):
            continue
        core = _longest_known(doc, i, inside)
        if core is not None:
            found.append(core)
            past = core.end
    return found


def _longest_known(doc: Doc, start: int, inside: dict[int, tuple[int, int, str]]) -> Core | None:
    """The longest known name that begins at a token."""
    names = known_names()
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        name = _surface(doc, start, end)
        kind = names.get(_spelt(name)) or ("city" if name.endswith(" City") and gazetteer.cities(name) else None)
        if kind and not _part_of_longer(doc, start, end, kind, inside):
            return Core(start, end, kind, doc[start].ent_type_, "gazetteer")
    return None


def _entity_spans(doc: Doc) -> dict[int, tuple[int, int, str]]:
    return {i: (span.start, span.end, span.label_) for span in doc.ents for i in range(span.start, span.end)}


def _part_of_longer(doc: Doc, start: int, end: int, kind: str, inside: dict[int, tuple[int, int, str]]) -> bool:
    """Whether the known name is only a part of a longer one: "Bank of China", "Georgia Bell", "New York Times"."""
    if start > 0 and _is_given_name(doc, start - 1, kind):
        return True
    if kind in ("country", "region") and end < len(doc) and _is_surname(doc, end) and doc[start].text in lexicon.first_names():
        return True
    span = inside.get(start)
    if span is None or (span[0] >= start and span[1] <= end):
        return _heads_organisation(doc, end)
    if span[2] not in ("ORG", "PERSON", "FAC", "WORK_OF_ART"):
        return False
    rest = [doc[i] for i in range(span[0], span[1]) if not start <= i < end and doc[i].lower_ not in _NO_NAMES]
    if not any(token.text[:1].isupper() for token in rest):
        return False
    return kind != "adjective" or span[0] != start or span[2] != "PERSON"


def _is_given_name(doc: Doc, i: int, kind: str) -> bool:
    """Whether the word before a known name is a first name: "Michael Jordan"."""
    token = doc[i]
    if not _joins_as_name(doc, i, i + 1):
        return False
    if token.text in lexicon.first_names():
        return True
    return (
        kind in ("country", "region", "city", "organisation")
        and token.tag_ == "NNP"
        and token.dep_ == "compound"
        and token.head.i == i + 1
        and token.ent_type_ in ("PERSON", "ORG")
        and token.ent_type_ == doc[i + 1].ent_type_
        and not _is_title(token)
        and token.text not in known_names()
        and token.lower_ not in lexicon.directions()
    )


def _heads_organisation(doc: Doc, end: int) -> bool:
    """Whether the next word makes the name an organisation's: "Qatar Airways"."""
    return (
        end < len(doc)
        and doc[end].text[:1].isupper()
        and doc[end].tag_ in _PROPER
        and doc[end].lower_ in lexicon.name_heads()
        and not _all_capitals(doc, end)
    )


def _all_capitals(doc: Doc, i: int) -> bool:
    return len(doc[i].text) > 3 and doc[i].text.isupper()


def _joins_as_name(doc: Doc, left: int, right: int) -> bool:
    return doc[left].tag_ in _PROPER and doc[left].text[:1].isupper() and not doc[right].is_sent_start


def _is_surname(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.tag_ == "NNP" and token.is_title and token.text not in _MONTHS_DAYS and token.lower_ not in lexicon.name_heads()


def _labelled(doc: Doc, cores: list[Core]) -> list[Core]:
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
    return found


def _free_parts(span: Span, taken: set[int]) -> list[tuple[int, int]]:
    parts, start = [], None
    for i in range(span.start, span.end + 1):
        if i < span.end and i not in taken:
            start = i if start is None else start
        elif start is not None:
            parts.append((start, i))
            start = None
    return parts


def _is_title(token: Token) -> bool:
    text = token.text
    return text in lexicon.titles() or text in lexicon.offices() or (text.istitle() and token.lower_ in lexicon.roles())


def _is_plural_title(token: Token) -> bool:
    """As in "Senators Ann Lee and Bob Vale"."""
    return token.text.istitle() and token.tag_ in ("NNS", "NNPS") and token.lower_.removesuffix("s") in lexicon.roles()


def _trim(doc: Doc, start: int, end: int, label: str = "") -> tuple[int, int] | None:
    """The name without what is not of it, or None when nothing is left."""
    while start < end and _is_no_name_start(doc[start]):
        start += 1
    while start < end and _is_no_name_end(doc[end - 1]):
        end -= 1
    is_body = label != "PERSON" and doc[end - 1].lower_ in lexicon.name_heads()
    while (
        start < end - 1
        and not is_body
        and (_is_title(doc[start]) or _is_plural_title(doc[start]) or (doc[start].text.islower() and doc[start].tag_ in ("NN", "JJ")))
    ):
        start += 1
    end = _before_role(doc, start, end)
    while end - start > 1 and (doc[end - 1].text in _TAILS or (doc[end - 1].tag_ in ("CD", "POS") and label == "PERSON")):
        end -= 1
    words = [doc[i] for i in range(start, end)]
    if not any(token.text[:1].isupper() for token in words) or all(token.text in _MONTHS_DAYS for token in words):
        return None
    return start, end


def _is_no_name_start(token: Token) -> bool:
    return token.tag_ in ("DT", "POS", "IN", "CC", "CD", "PRP$") or not token.text[0].isalnum()


def _is_no_name_end(token: Token) -> bool:
    return token.tag_ in ("POS", "CC", "IN") or token.is_space or (token.is_punct and token.text[-1] != ".")


_CHIEF = frozenset({"Chief", "Executive", "Operating", "Financial", "Officer", "Vice", "Deputy", "Managing", "Press", "CEO", "CFO", "COO"})


# Words that follow a name in headlines and belong to no name.
_TAILS = frozenset({"Plan", "Speech", "Camp", "Campaign", "Debate", "Rally", "Bill", "Deal", "Report", "Vows", "Says", "’s", "'s"})
_OFFICE_ENDS = frozenset(
    {"Executive", "Officer", "CEO", "CFO", "COO", "President", "Chairman", "Secretary", "Minister", "Director", "Spokesman", "Spokeswoman"}
)


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
    while at > start + 1 and (doc[at - 1].text in _CHIEF or (doc[at - 1].text.istitle() and doc[at - 1].lower_ in lexicon.roles())):
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
        doc[start].lower_ in lexicon.words("governments") or doc[start].lower_ in lexicon.groups() or _is_title(doc[start])
    )


def _extend(doc: Doc, start: int, end: int, label: str, taken: set[int]) -> tuple[int, int]:
    """A person's or body's name with the proper nouns beside it that the parser left out."""
    while start > 0 and start - 1 not in taken and _extends(doc, start - 1, start) and not _is_title(doc[start - 1]):
        start -= 1
    while end < len(doc) and end not in taken and label in ("PERSON", "ORG") and (_extends(doc, end, end - 1) or doc[end].text in _LEGAL):
        end += 1
    return start, end


def _extends(doc: Doc, i: int, beside: int) -> bool:
    token = doc[i]
    return (
        token.tag_ in _PROPER
        and token.text[:1].isupper()
        and token.text not in _CHIEF
        and token.lower_ not in lexicon.roles()
        and token.ent_type_ == ""
        and not doc[max(i, beside)].is_sent_start
        and (token.head.i == beside or doc[beside].head.i == i or token.head == doc[beside].head)
        and token.dep_ == "compound"
    ) or (token.text in _SUFFIXES and token.ent_type_ == "")


def _proper_runs(words: Words, cores: list[Core], blocked: set[int]) -> list[Core]:
    """Runs of capitalised proper nouns that are in no entity."""
    doc = words.doc
    taken = {i for core in cores for i in range(core.start, core.end)} | blocked
    free = [i for i in words.capitals if words.tags[i] in _PROPER and i not in taken and words.texts[i] not in _MONTHS_DAYS]
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
    if start > 0 and doc[start - 1].text in lexicon.titles():
        return "person"
    if end - start == 1 and (_is_title(first) or first.lower_ in lexicon.groups() or first.lower_ in lexicon.bodies()):
        return ""
    if end - start == 1 and (first.is_sent_start or doc[start - 1].tag_ in ("DT", "CD")):
        return ""
    if start > 0 and doc[start - 1].like_num:
        return ""
    if first.dep_ in ("nsubj", "nsubjpass", "poss", "agent") or last.dep_ in ("nsubj", "nsubjpass", "poss"):
        return "organisation"
    return ""


def _repeated(words: Words, names: list[Candidate], taken: set[int]) -> list[Core]:
    """A name found once is found wherever the same capitalised words stand again; a person's surname too."""
    kinds: dict[str, str] = {}
    for name in names:
        last = words.texts[name.core[1] - 1]
        if name.rule != "gazetteer" and len(last) > 2:
            kinds.setdefault(name.name, name.kind)
            if name.kind == "person" and last not in _SUFFIXES:
                kinds[last] = "person"
                if name.name.split()[0] in lexicon.first_names():
                    kinds.setdefault(name.name.split()[0], "person")
    found: list[Core] = []
    for i in words.capitals:
        text = words.texts[i]
        kind = kinds.get(text) or (kinds.get(text.title()) if len(text) > 3 and text.isupper() else None)
        if kind == "person" and found and found[-1].end == i and found[-1].kind == "person" and i not in taken:
            found[-1] = Core(found[-1].start, i + 1, kind, "", "repeated-name")
        elif kind and i not in taken and (words.doc[i].ent_type_ not in BLOCKING or _is_argument(words.doc[i])):
            found.append(Core(i, i + 1, kind, "", "repeated-name"))
    return found


def _is_argument(token: Token) -> bool:
    """Whether the word is a subject, object or owner by itself, though the parser took it for part of a title or a product."""
    return token.ent_type_ in ("WORK_OF_ART", "EVENT", "LAW", "PRODUCT") and token.dep_ in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "poss",
        "agent",
    )


_OF_STATE = frozenset(
    {
        "ministry",
        "department",
        "government",
        "army",
        "navy",
        "force",
        "forces",
        "police",
        "parliament",
        "senate",
        "court",
        "embassy",
        "congress",
        "treasury",
    }
)


def _nested(doc: Doc, cores: list[Core]) -> list[Core]:
    """The country in the name of a body of state: "Ukrainian Defence Ministry"."""
    found, names = [], known_names()
    for core in cores:
        if core.kind != "organisation" or doc[core.end - 1].lower_ not in _OF_STATE:
            continue
        for end in (core.start + 2, core.start + 1):
            kind = names.get(_surface(doc, core.start, end)) if end < core.end else None
            if kind in ("adjective", "country"):
                found.append(Core(core.start, end, kind, "", "gazetteer"))
                break
    return found


def _bracketed(doc: Doc, cores: list[Core]) -> list[Core]:
    """The acronym in brackets after a body's name: "World Health Organization (WHO)"."""
    taken = {i for core in cores for i in range(core.start, core.end)}
    found = []
    for core in cores:
        i = core.end + 1
        if core.kind != "organisation" or i >= len(doc) or doc[core.end].text != "(" or i in taken:
            continue
        if doc[i].text.isupper() and doc[i].text.replace(".", "") in acronyms(_surface(doc, core.start, core.end)):
            found.append(Core(i, i + 1, "organisation", "", "acronym"))
    return found


def acronyms(name: str) -> set[str]:
    """The acronyms that a name may have: initials of its words with and without the little ones."""
    words = re.findall(r"[^\W\d_]+", name)
    strict = "".join(word[0] for word in words if word.lower() not in _LITTLE).upper()
    loose = "".join(word[0] for word in words).upper()
    return {strict, loose}


_LEGAL = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Co.", "Ltd", "Ltd.", "LLC", "PLC", "Plc", "plc", "AG", "SA", "S.A.", "N.V.", "NV", "GmbH", "SpA"}
)
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "de"})


def _candidate(words: Words, core: Core, taken: set[int]) -> Candidate:
    doc = words.doc
    root = doc[core.start : core.end].root
    name = _spelt(_surface(doc, core.start, core.end))
    if name.isupper() and len(name) > 4 and core.kind in ("city", "other", "organisation") and gazetteer.cities(name.title()):
        name, core = name.title(), Core(core.start, core.end, "city", core.label, core.rule)
    start = _left_edge(doc, core, root.i)
    candidate = Candidate(
        start=start, end=core.end, head=root.i, sentence=words.sentence[core.start], form="name", rule=core.rule, kind=core.kind,
        core=(core.start, core.end), name=name, plural=root.tag_ in ("NNS", "NNPS"),
    )  # fmt: skip
    _read_premodifiers(doc, candidate, taken)
    candidate.kind = _decide_kind(doc, candidate, core)
    if candidate.kind == "person":
        candidate.name = name = name.title() if name.isupper() and " " in name else name
        candidate.gender = candidate.gender or lexicon.first_names().get(name.split()[0], "")
    return candidate


def _left_edge(doc: Doc, core: Core, root: int) -> int:
    """Where the noun phrase begins that ends with the name."""
    start = core.start
    if core.kind in ("adjective", "continental", "former"):
        return start
    titled = start > 0 and doc[start - 1].text in lexicon.titles()
    if core.kind in ("water", "region", "city", "government", "bloc") and not titled:
        return (
            start - 1
            if not doc[start].is_sent_start and start > 0 and doc[start - 1].tag_ == "DT" and core.start <= doc[start - 1].head.i < core.end
            else start
        )
    while start > 0 and not doc[start].is_sent_start:
        token = doc[start - 1]
        if token.tag_ not in _LEFT_TAGS or not (
            _leads_to(token, core)
            or _adjacent_title(doc, start - 1)
            or (start == core.start and _is_relation(token))
            or _leads_to_before(doc, start - 1, start, core.start)
        ):
            break
        start -= 1
    while start < core.start and doc[start].tag_ in ("POS", "HYPH"):
        start += 1
    return start


def _leads_to_before(doc: Doc, i: int, start: int, core_start: int) -> bool:
    """Whether the token modifies the noun before the name, which the phrase holds already."""
    head = doc[i].head.i
    return doc[i].dep_ in ("amod", "compound", "det", "poss", "nmod") and start <= head < core_start and doc[head].tag_ in ("NN", "NNS")


def _leads_to(token: Token, core: Core) -> bool:
    """Whether the token hangs on the name."""
    steps = 0
    while steps < 6 and not core.start <= token.i < core.end:
        if token.dep_ not in ("compound", "amod", "det", "nmod", "poss", "nummod", "predet", "case", "punct", "npadvmod", "advmod"):
            return False
        token, steps = token.head, steps + 1
    return core.start <= token.i < core.end


def _is_relation(token: Token) -> bool:
    """Whether a noun right before a name says how it stands to another: "traditional ally Russia"."""
    return token.tag_ in ("NN", "NNS") and (token.lemma_ in lexicon.words("relational") or token.lower_ in lexicon.bodies())


def _adjacent_title(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        token.text in lexicon.titles()
        or token.text in lexicon.offices()
        or (token.tag_ in ("NN", "NNP") and token.lower_ in lexicon.roles() and token.dep_ in ("compound", "nmod"))
    )


def _read_premodifiers(doc: Doc, candidate: Candidate, taken: set[int]) -> None:
    """Role, nationality and gender from the words before a name."""
    for i in range(candidate.core[0] - 1, candidate.start - 1, -1):
        token = doc[i]
        if token.text in lexicon.titles():
            candidate.gender = lexicon.titles()[token.text]
            candidate.lemma = candidate.lemma or "title"
        elif token.text in lexicon.offices() and candidate.role is None:
            candidate.role, candidate.sector = lexicon.offices()[token.text]
        elif i not in taken and candidate.role is None and token.lemma_.lower() in lexicon.roles():
            candidate.role = role_at(doc, i)
            candidate.sector, gender = lexicon.roles()[token.lemma_.lower()]
            candidate.gender = candidate.gender or gender
            candidate.lemma = token.lemma_.lower()
            if candidate.role in lexicon.words("anywhere") and token.text.islower():
                candidate.sector = None
            candidate.sector = lexicon.compound_roles().get(candidate.role) or candidate.sector
        candidate.country = candidate.country or gazetteer.adjectives().get(token.text)


def role_at(doc: Doc, i: int) -> str:
    """The role of which the token is the last word: "foreign minister"."""
    noun = doc[i].lemma_.lower()
    for length in (2, 1):
        if i - length < 0:
            continue
        words = " ".join([*(doc[k].lower_ for k in range(i - length, i)), noun])
        if words in lexicon.compound_roles():
            return words
    return noun


def _decide_kind(doc: Doc, candidate: Candidate, core: Core) -> str:
    """What the name names, from the strongest evidence down."""
    if candidate.lemma == "title":
        return "person"
    if core.rule == "gazetteer":
        return core.kind
    if core.kind == "group":
        return _kind_of_people(doc, candidate)
    words = (candidate.name.title() if candidate.name.isupper() else candidate.name).split()
    last = doc[core.end - 1].lower_
    if candidate.role is not None and core.kind != "organisation":
        return "person"
    if last in lexicon.name_heads() and len(words) > 1:
        return "organisation"
    if words[0].split("-")[0] in lexicon.first_names() and len(words) > 1 and core.kind in ("person", "organisation", "city"):
        return "person"
    if last in lexicon.place_words() and len(words) > 1:
        return lexicon.place_words()[last]
    return _kind_by_description(doc, candidate) or _kind_in_context(doc, candidate, core)


def _kind_of_people(doc: Doc, candidate: Candidate) -> str:
    """A creed, party or people in the plural is a group; other words of that label are a body's acronym or nobody."""
    head = doc[candidate.head]
    if head.tag_ in ("NNS", "NNPS"):
        return "group"
    before = doc[candidate.start - 1].lower_ if candidate.start > 0 else ""
    if before in _PLACE_PREPOSITIONS and gazetteer.cities(candidate.name):
        return "city"
    return "organisation" if head.text.isupper() and len(head.text) <= 5 and head.dep_ not in ("amod", "compound") else "none"


def _kind_by_description(doc: Doc, candidate: Candidate) -> str:
    """Person or organisation, where an apposition, a noun before it or a relative pronoun tells; else empty."""
    head = doc[candidate.head]
    nouns = [child for child in head.children if child.dep_ == "appos" and child.i > head.i]
    if candidate.start < candidate.core[0]:
        nouns.append(doc[candidate.core[0] - 1])
    for noun in nouns:
        word = noun.lemma_.lower()
        if word in lexicon.bodies() and noun.tag_ == "NN":
            return "organisation"
        if word in lexicon.roles() and word not in lexicon.words("relational") and noun.tag_ == "NN":
            return "person"
    after = candidate.end
    if after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].lower_ == "who":
        return "person"
    return ""


_NO_REGIONS = frozenset(
    {"middle", "northern", "southern", "eastern", "western", "island", "earth", "north", "east", "coast", "upper", "lower", "central"}
)


def _kind_in_context(doc: Doc, candidate: Candidate, core: Core) -> str:
    """What the name names, from its neighbours and the cities of the world."""
    is_city = bool(gazetteer.cities(candidate.name)) and doc[candidate.head].tag_ not in ("VB", "VBP", "UH", "IN")
    if core.kind == "region" and candidate.name.lower() in _NO_REGIONS:
        return "none"
    if core.kind in ("city", "region"):
        if not is_city and core.label == "GPE" and " " in candidate.name and doc[candidate.head].dep_ == "nsubj":
            return "organisation"
        return "city" if is_city else ("region" if core.label == "LOC" else core.kind)
    if _is_represented(doc, candidate):
        return "organisation"
    if is_city and _in_place_position(doc, candidate) and (core.kind == "organisation" or " " not in candidate.name):
        return "city"
    return core.kind


def _is_represented(doc: Doc, candidate: Candidate) -> bool:
    """Whether someone speaks for it or leads it: "a spokesman for Ericsson"."""
    head = doc[candidate.head]
    if candidate.kind != "person" or " " in candidate.name or head.dep_ != "pobj":
        return False
    return head.head.lower_ in ("for", "of", "at") and head.head.head.lemma_.lower() in lexicon.words("representatives")


_OF_CITIES = frozenset(
    {
        "mayor",
        "street",
        "resident",
        "port",
        "airport",
        "outskirt",
        "suburb",
        "inhabitant",
        "population",
        "centre",
        "center",
        "district",
        "beach",
    }
)


def _in_place_position(doc: Doc, candidate: Candidate) -> bool:
    """Whether a place is likely here: "near Riga", "Lyon's mayor"."""
    head = doc[candidate.head]
    if head.dep_ == "poss":
        return head.head.lemma_.lower() in _OF_CITIES
    return head.dep_ == "pobj" and head.head.lower_ in _PLACE_PREPOSITIONS
