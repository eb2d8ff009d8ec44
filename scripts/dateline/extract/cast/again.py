"""Descriptions of those told of before: the same noun again, or a new one that fits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon
from dateline.extract.cast.discourse import SUBJECTS
from dateline.extract.cast.fitting import agrees, fits, is_restricted
from dateline.extract.cast.model import PLACE_KINDS

if TYPE_CHECKING:
    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_RIVALS = frozenset({"rival", "competitor", "opponent", "adversary", "foe", "counterpart"})


def by_rivalry(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its rival", "his opponent": the only other one of the owner's kind in the last sentences."""
    if candidate.lemma not in _RIVALS or candidate.plural:
        return None
    owner = discourse.owner(candidate)
    if owner is None:
        return None
    others = [
        entity
        for _, entity, _ in discourse.recent(candidate, 2)
        if entity is not owner and entity.named and (entity.kind == owner.kind or entity.is_vague)
    ]
    one = others[0] if others and all(other is others[0] for other in others) else None
    if one is not None and one.is_vague:
        one.kind = owner.kind
    return one if one is not None and fits(one, candidate) else None


def by_same_noun(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "A senior official ... the official", "protesters ... the protesters", "President Bekele ... the president"."""
    if candidate.rule == "number-of-people":
        return None
    owner = discourse.owner(candidate)
    points = discourse.is_definite(candidate) or owner is not None
    if not points and not _is_bare(discourse, candidate):
        return None
    if not points and is_restricted(discourse, discourse.doc[candidate.head]):
        return None
    says = _says_no_more if points else _same_words
    for entity in reversed(discourse.by_noun.get(candidate.lemma, [])):
        alike = fits(entity, candidate) and entity.plural == candidate.plural and _same_owner(entity, owner, candidate)
        alike = alike and not _elsewhere(discourse, entity, candidate) and not _joined(discourse, entity, candidate)
        if alike and says(discourse, entity, candidate):
            return entity
    return None


def _suits(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether nothing that a new description says speaks against the entity."""
    if not fits(entity, candidate) or not _sort_fits(entity, candidate):
        return False
    return agrees(discourse, entity, candidate) and not _joined(discourse, entity, candidate)


def _joined(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether the phrase is joined by "and" to a mention of the same: "Castro and the Pope" are two."""
    head = discourse.doc[candidate.head]
    return head.dep_ == "conj" and discourse.entity_at(head.head) is entity


def _elsewhere(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether both are said to be somewhere, and in different places: the embassy in Nairobi, the embassy in Rome."""
    here = _where(discourse, candidate)
    there = {place for mention in entity.mentions for place in _where(discourse, mention)} if here else set()
    return bool(here) and bool(there) and not here & there


def _where(discourse: Discourse, mention: Candidate) -> set[int]:
    """The places after "in", "at" or "of" behind the noun."""
    found = (
        discourse.entity_at(noun)
        for prep in discourse.doc[mention.head].rights
        if prep.lower_ in ("in", "at", "of")
        for noun in prep.rights
        if noun.dep_ == "pobj"
    )
    return {id(entity) for entity in found if entity is not None and (entity.kind in PLACE_KINDS or entity.kind == "country")}


def _is_bare(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether a plural, or "police", stands without article, number or owner."""
    doc = discourse.doc
    if not candidate.plural or candidate.lemma in ("people", "others"):
        return False
    return not any(
        doc[i].tag_ in ("DT", "CD", "PRP$", "POS") or doc[i].lower_ in ("other", "more", "many", "some", "new")
        for i in range(candidate.start, candidate.head)
    )


def _same_owner(entity: Entity, owner: Entity | None, candidate: Candidate) -> bool:
    """Whether the owners agree; a body that was called someone's ("its parent company") is not "the company"."""
    if owner is not None:
        return entity.owner is owner
    if entity.named or entity.owner is None:
        return not entity.named or entity.mentions[-1].sentence >= candidate.sentence - 12
    return entity.owner.kind != "organisation" or entity.kind != "organisation"


def _says_no_more(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether a definite phrase adds no mark or attribute that would make it another."""
    if entity.named:
        return agrees(discourse, entity, candidate)
    said = {word.lower_ for mention in entity.mentions for word in discourse.doc[mention.start : mention.end]}
    doc = discourse.doc
    added = {doc[i].lower_ for i in range(candidate.start, candidate.head) if doc[i].dep_ in ("amod", "compound", "nmod", "nummod")}
    return added <= said


# Words that single out some of many, who are not meant by the bare plural.
_COUNTING = frozenset({"both", "some", "other", "many", "several", "few", "these", "those", "most", "all", "more"})


def _same_words(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether a bare plural says just what was said before, or less."""
    doc = discourse.doc
    words = {doc[i].lower_ for i in range(candidate.start, candidate.head)}
    if not words:
        return not all(doc[m.start].lower_ in _COUNTING or doc[m.start].tag_ == "CD" for m in entity.mentions if m.form == "nominal")
    return any(words == {word.lower_ for word in doc[m.start : m.head]} for m in entity.mentions)


def by_employer(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the chairman of Acme said the company would ...": the body of the person whose words the sentence gives."""
    if candidate.kind != "organisation" or not _may_be_epithet(discourse, candidate):
        return None
    node = discourse.doc[candidate.head]
    for _ in range(8):
        if node.head.i == node.i:
            return None
        if node.dep_ == "appos":  # the company of his own description is told by it, not by him
            return None
        node = node.head
        subject = next((child for child in node.lefts if child.dep_ in SUBJECTS and child.i < candidate.start), None)
        entity = discourse.entity_at(subject)
        if entity is not None and entity.kind == "person" and _speaks_for(entity) and entity.employer is not None:
            return entity.employer if _sort_fits(entity.employer, candidate) else None
    return None


def _speaks_for(person: Entity) -> bool:
    """Whether "the company" in someone's mouth is his own; an analyst's or lawyer's is another."""
    return (person.role or "").rsplit(" ", 1)[-1] not in lexicon.words("outsiders")


def by_epithet(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "The former boxer", "the carmaker": a definite noun without antecedent means the one last spoken of."""
    if candidate.kind not in ("person", "organisation") or not _may_be_epithet(discourse, candidate):
        return None
    if candidate.kind == "person" and candidate.lemma not in _YOUNG and not _describes(discourse, candidate):
        tells = bool(candidate.gender) and lexicon.roles().get(candidate.lemma, ("", ""))[0] not in ("REL", "GOV", "")
        return _only_one(discourse, candidate) if tells else None
    best: tuple[float, Entity] | None = None
    topic = _main_person(discourse) if candidate.lemma in _YOUNG else None
    for mention, entity, gap in discourse.recent(candidate):
        if candidate.lemma in _YOUNG and entity is not topic:
            continue
        if not entity.named or not _suits(discourse, entity, candidate):
            continue
        score = discourse.prominence(mention) - 4 * gap
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best else None


def _may_be_epithet(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether a nominal can be another word for someone known: definite, without an owner, not narrowed down."""
    doc = discourse.doc
    if candidate.plural or not discourse.is_definite(candidate) or discourse.owner(candidate) is not None:
        return False
    if (
        candidate.lemma in lexicon.beside()
        or candidate.lemma in lexicon.words("relational")
        or is_restricted(discourse, doc[candidate.head])
    ):
        return False
    inside = [doc[i] for i in range(candidate.start, candidate.head)]
    if doc[candidate.head].dep_ in SUBJECTS and any(token.lower_ == "based" or token.ent_type_ == "GPE" for token in inside):
        return True  # "The Dallas drugmaker said", in the way of wire reports
    return bool(candidate.country) or not any(token.lower_ == "based" or token.ent_type_ in ("GPE", "LOC") for token in inside)


# Nouns that tell so little that a name may be meant by them.
_ANYONE = frozenset({"man", "woman", "leader", "politician", "candidate", "suspect", "veteran"})


def _only_one(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The one person of the gender told of in the last sentences, for an office that tells it: "the congresswoman"."""
    near = {
        id(entity): entity
        for _, entity, _ in discourse.recent(candidate, 2)
        if entity.kind == "person" and entity.named and not entity.role and entity.gender == candidate.gender
    }
    return next(iter(near.values())) if len(near) == 1 else None


_YOUNG = frozenset({"boy", "girl", "child"})


def _main_person(discourse: Discourse) -> Entity | None:
    """The person of no office whom the text has spoken of most."""
    spoken = Counter(
        id(m.entity) for m in discourse.past if m.entity is not None and m.entity.kind == "person" and m.entity.named and not m.entity.role
    )
    most = spoken.most_common(1)
    return next((m.entity for m in discourse.past if id(m.entity) == most[0][0]), None) if most else None


def _describes(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether a definite noun for a person may be a new description of someone known: it says more than an office."""
    doc = discourse.doc
    return candidate.lemma in _ANYONE or any(doc[i].dep_ == "amod" for i in range(candidate.start, candidate.head))


# Nouns that tell nothing of what a body does.
_GENERIC = frozenset({"organisation", "organization", "group", "agency", "body", "institution"})


def _sort_fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a body of one sector may be called by a noun of another."""
    if candidate.kind != "organisation":
        return True
    known = lexicon.sorts().get(entity.name) or lexicon.sorts().get(entity.name.split()[0])
    wanted = lexicon.same_sort().get(candidate.lemma, candidate.lemma)
    if known and wanted in lexicon.sorts().values():
        return known == wanted
    if not entity.sector and candidate.sector not in (None, "BUS"):
        return candidate.lemma in entity.lemmas or candidate.lemma in _GENERIC
    return not entity.sector or not candidate.sector or entity.sector == candidate.sector
