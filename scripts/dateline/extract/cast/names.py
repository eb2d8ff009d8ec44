"""Named mentions: where a name stands, what kind of thing it names and how far its noun phrase reaches.

Names known to the gazetteers come first, then the parser's entities, then capitalised words that the parser tagged as
proper nouns and gave to no entity. The kind is decided by what is known of the name and its neighbours; the parser's
label only where nothing else speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.headlines import settle_headlines
from dateline.extract.cast.kinds import decide_kind
from dateline.extract.cast.known import BLOCKING, PROPER, WORKS, Core, find_known, spelt, surface
from dateline.extract.cast.model import Candidate
from dateline.extract.cast.offices import office_before, role_at
from dateline.extract.cast.parts import find_bracketed, find_nested
from dateline.extract.cast.repeated import find_repeated
from dateline.extract.cast.spans import find_labelled, find_runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.cast.words import Words

_LEFT_TAGS = frozenset({"DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "HYPH", "POS", "VBN", "VBG"})


def find_names(words: Words) -> tuple[list[Candidate], frozenset[int]]:
    """The named mentions of a document in order, each with its kind but not yet an entity; and the tokens of names of things."""
    doc = words.doc
    blocked = {token.i for span in doc.ents if span.label_ in BLOCKING for token in span}
    cores = find_known(words, blocked)
    cores += find_labelled(doc, cores)
    cores += find_runs(words, cores, blocked)
    cores += find_nested(doc, cores)
    cores += find_bracketed(doc, cores)
    cores.sort(key=lambda core: (core.start, -core.end))
    taken = {i for core in cores for i in range(core.start, core.end)}
    found = [_candidate(words, core, taken) for core in cores]
    again = find_repeated(words, found, taken)
    found += [_candidate(words, core, taken) for core in again]
    settle_headlines(words, found)
    things = {i for name in found if name.kind == "thing" for i in range(*name.core)} | _tokens_of_works(doc)
    found = [name for name in found if _is_of_cast(doc, name)]
    return sorted(found, key=lambda name: (name.core[0], -name.core[1])), frozenset(things - _taken_by(found))


def _is_of_cast(doc: Doc, name: Candidate) -> bool:
    """Whether the name is one of an actor or a place, and stands for it here."""
    if name.kind in ("none", "thing") or _is_dateline_agency(doc, name):
        return False
    return not _is_mere_adjective(doc, name) and not is_lone_national(doc[name.head])


def _is_dateline_agency(doc: Doc, name: Candidate) -> bool:
    """The agency in the dateline ("NAIROBI (AP) —") hands the report on; it is not told of."""
    start, end = name.core
    if name.kind != "organisation" or end - start > 3 or not (0 < start < _HEAD_OF_TEXT and end + 1 < len(doc)):
        return False
    return doc[start - 1].text == "(" and doc[end].text[0] == ")" and ("_" in doc[end].text or doc[end + 1].text in _DASHES)


_DASHES = frozenset({"-", "--", "–", "—", "_", "―"})
# How many tokens a dateline may stand from the beginning.
_HEAD_OF_TEXT = 60


def _tokens_of_works(doc: Doc) -> set[int]:
    """The proper nouns of what the parser takes for the name of a work, event, law or product."""
    spans = [span for span in doc.ents if span.label_ in WORKS and len(span) > 1]
    return {token.i for span in spans for token in span if token.tag_ in PROPER}


def _taken_by(names: list[Candidate]) -> set[int]:
    """The tokens of the names themselves."""
    return {i for name in names for i in range(*name.core)}


def is_lone_national(token: Token) -> bool:
    """As in "the Norwegian won": an adjective that by itself means one person of the country."""
    if token.text not in gazetteer.adjectives() or token.text.endswith(("sh", "ch", "ese", "ss")):
        return False
    article = token.i > 0 and token.nbor(-1).lower_ in ("the", "a", "an") and token.nbor(-1).head.i == token.i
    one = article and (token.nbor(-1).lower_ != "the" or token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent", "appos"))
    return one and token.dep_ not in ("amod", "compound", "nmod") and token.tag_ not in ("NNPS", "NNS")


def _is_mere_adjective(doc: Doc, name: Candidate) -> bool:
    """Whether a creed or party only qualifies a noun ("the Muslim holiday"): the words mean no actor."""
    head = doc[name.head]
    return (
        name.kind == "group"
        and name.rule != "gazetteer"
        and head.dep_ in ("amod", "compound", "nmod", "acomp")
        and head.tag_ not in ("NNS", "NNPS")
    )


def _candidate(words: Words, core: Core, taken: set[int]) -> Candidate:
    doc = words.doc
    root = doc[core.start : core.end].root
    name = spelt(surface(doc, core.start, core.end))
    if name.isupper() and len(name) > 4 and core.kind in ("city", "other", "organisation") and gazetteer.cities(name.title()):
        name, core = name.title(), Core(core.start, core.end, "city", core.label, core.rule)
    office = office_before(doc, core.start) if core.kind in ("person", "organisation", "city") else None
    start = _left_edge(doc, Core(office[0], core.end, "person", core.label, core.rule) if office else core, root.i)
    candidate = Candidate(
        start=start, end=core.end, head=root.i, sentence=words.sentence[core.start], form="name", rule=core.rule, kind=core.kind,
        core=(core.start, core.end), name=name, plural=root.tag_ in ("NNS", "NNPS"),
    )  # fmt: skip
    if office is not None:
        candidate.role, candidate.lemma = office[1], office[1].split()[0]
        candidate.sector = lexicon.roles()[candidate.lemma][0] or None
    _read_premodifiers(doc, candidate, taken)
    candidate.kind = decide_kind(doc, candidate, core)
    if candidate.kind == "person":
        candidate.name = name = name.title() if name.isupper() and " " in name else name
        if " " in name:  # a single name may be a surname
            candidate.gender = candidate.gender or lexicon.first_names().get(name.split()[0], "")
    return candidate


def _left_edge(doc: Doc, core: Core, root: int) -> int:
    """Where the noun phrase begins that ends with the name."""
    start = core.start
    if core.kind in ("adjective", "continental", "former"):
        return start
    before = doc[start - 1].text if start > 0 else ""
    if before[-1:] == "." and (before in lexicon.offices() or before in lexicon.titles()):
        start -= 1  # the parser may end a sentence after "Sgt."
    titled = start > 0 and doc[start - 1].text in lexicon.titles()
    if core.kind in ("water", "region", "city", "government", "bloc") and not titled:
        return (
            start - 1
            if not doc[start].is_sent_start and start > 0 and doc[start - 1].tag_ == "DT" and core.start <= doc[start - 1].head.i < core.end
            else start
        )
    while start > 0 and not doc[start].is_sent_start:
        token = doc[start - 1]
        if token.tag_ == "VBG" and not _leads_to_before(doc, start - 1, start, core.start):
            break
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
    return doc[i].dep_ in ("amod", "compound", "det", "poss", "nmod") and start <= head < core_start and _is_noun_or_office(doc[head])


def _is_noun_or_office(token: Token) -> bool:
    return token.tag_ in ("NN", "NNS") or (token.tag_ == "NNP" and token.lower_ in lexicon.roles())


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


def _opens_name(token: Token) -> bool:
    """Whether a capitalised office stands right before the name of a person, whatever the parse makes of it."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.text.istitle() and after.ent_type_ == "PERSON" and after.tag_ == "NNP" and not after.is_sent_start


def _adjacent_title(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        token.text in lexicon.titles()
        or token.text in lexicon.offices()
        or (token.tag_ in ("NN", "NNP") and token.lower_ in lexicon.roles() and (token.dep_ in ("compound", "nmod") or _opens_name(token)))
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
            candidate.sector = lexicon.compound_roles().get(candidate.role, candidate.sector)
        if token.text in gazetteer.adjectives():
            candidate.country = candidate.country or gazetteer.origin_at(doc, i)
