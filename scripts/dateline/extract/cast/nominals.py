"""Who is meant by a nominal: rules in the order of their strength, each with its name as the mention's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.discourse import SUBJECTS, subject_of
from dateline.extract.cast.model import Candidate, Entity

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse

_REGARDING = frozenset(
    {"regard", "see", "describe", "consider", "view", "name", "appoint", "elect", "hire", "install"}
    | {"nominate", "choose", "praise", "denounce", "recognise", "recognize", "depict"}
)
_RIVALS = frozenset({"rival", "competitor", "opponent", "adversary", "foe", "counterpart"})
_RESTRICTING = frozenset({"of", "for", "from", "with"})


def resolve_nominal(discourse: Discourse, candidate: Candidate) -> None:
    """Link a nominal, or make it an entity of its own."""
    if candidate.leads is not None:
        if candidate.leads.entity is not None:
            candidate.leads.entity.add(candidate)
        return
    for rule, find in _RULES:
        entity = find(discourse, candidate)
        if entity is not None:
            candidate.rule = rule
            if entity.is_vague and candidate.kind == "organisation":
                entity.kind = "organisation"
            _fit_role(discourse, candidate, entity)
            entity.add(candidate)
            return
    if candidate.kind and candidate.kind != "country":
        _introduce(discourse, candidate)


def _fit_role(discourse: Discourse, candidate: Candidate, entity: Entity) -> None:
    """Only persons have roles; a counterpart has the role of the one whose counterpart he is."""
    if entity.kind != "person":
        candidate.role = None
    if candidate.lemma == "counterpart":
        owner = discourse.owner(candidate)
        candidate.role, candidate.sector = (owner.role, owner.sector) if owner is not None else (None, None)


def _introduce(discourse: Discourse, candidate: Candidate) -> None:
    if not candidate.refers:
        return
    owner = discourse.owner(candidate)
    if (
        owner is not None
        and candidate.lemma in lexicon.words("relational")
        and candidate.kind == "person"
        and owner.kind in ("organisation", "country")
    ):  # another of the owner's kind: its country is not the owner's
        candidate.kind, candidate.role, candidate.country = owner.kind, None, None
        Entity(candidate.kind, _name(discourse, candidate), named=False, plural=candidate.plural, owner=owner).add(candidate)
        return
    entity = Entity(candidate.kind, _name(discourse, candidate), named=False, plural=candidate.plural, owner=owner)
    if owner is not None and owner.kind in ("country", "government"):
        candidate.country = candidate.country or owner.country
    entity.add(candidate)


def _name(discourse: Discourse, candidate: Candidate) -> str:
    """The words of a nominal without its article and possessor; a number that leaves out its noun is of people."""
    if candidate.rule == "number-of-people" and candidate.lemma == "people":
        return "people"
    doc, start = discourse.doc, candidate.start
    if candidate.rule == "number-of-people":
        start = _after_quantifier(discourse, candidate)
    for i in range(start, candidate.end - 1):
        if doc[i].tag_ in ("DT", "PRP$", "WP$", "POS", "CD", "PDT") or doc[i].dep_ in ("det", "poss"):
            start = i + 1
    text = doc[start : candidate.end].text
    return text[0].lower() + text[1:] if doc[start].is_sent_start and doc[start].text.istitle() and start == candidate.head else text


def _after_quantifier(discourse: Discourse, candidate: Candidate) -> int:
    """Where the counted noun's own words begin: "dozens of dissidents"."""
    of = [i for i in range(candidate.start, candidate.end) if discourse.doc[i].lower_ == "of"]
    return of[-1] + 1 if of else candidate.start


def _fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a nominal's kind, gender and country do not contradict an entity's."""
    if entity.gender and candidate.gender in ("m", "f") and entity.gender != candidate.gender:
        return False
    if entity.country and candidate.country and entity.country != candidate.country:
        return False
    if candidate.lemma in lexicon.words("relational") and entity.kind in ("country", "organisation", "person"):
        return True
    if entity.is_vague and candidate.kind == "organisation":
        return True
    return entity.kind == candidate.kind


def _marks(discourse: Discourse, candidate: Candidate) -> set[str]:
    """The capitalised words before the noun that tell which one is meant ("Republican" nominee); nationalities left out."""
    doc = discourse.doc
    words = [doc[i] for i in range(candidate.start + 1, candidate.head)]
    based = {token.i - 2 for token in words if token.lower_ == "based"}
    return {token.text for token in words if token.text[:1].isupper() and token.i not in based and not gazetteer.tells_origin(token.text)}


def _agrees(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether what a nominal says beyond its noun has been said of the entity before."""
    marks = _marks(discourse, candidate)
    return not marks or any(marks <= {word.text for word in discourse.doc[mention.start : mention.end]} for mention in entity.mentions)


def _by_apposition(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Oskar Lind, the foreign minister" and "Ghana's finance minister, Kwame Boateng"."""
    head = discourse.doc[candidate.head]
    if head.dep_ == "appos":
        entity = discourse.entity_at(head.head)
        if entity is not None and _fits(entity, candidate) and entity.plural == candidate.plural:
            return entity
    for child in head.rights:
        if child.dep_ == "appos":
            entity = discourse.entity_at(child)
            if entity is not None and entity.named and _fits(entity, candidate):
                return entity
    return _after_comma(discourse, candidate)


def _after_comma(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its parent company, Acme": the name right after a noun with an owner, whatever the parse makes of it."""
    doc, after = discourse.doc, candidate.end
    if after + 1 >= len(doc) or doc[after].text != "," or not any(child.dep_ == "poss" for child in doc[candidate.head].lefts):
        return None
    name = discourse.at.get(after + 1)
    if name is None or name.form != "name" or name.start != after + 1 or name.entity is None or candidate.plural:
        return None
    return name.entity if name.entity.kind == candidate.kind and _fits(name.entity, candidate) else None


def _by_predicate(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Rosa Diaz is the mayor", "regard Belarus as our ally", "named Mary Barra as its chief executive"."""
    head = discourse.doc[candidate.head]
    named = None
    if (
        head.dep_ == "attr"
        and head.head.lemma_ in ("be", "become", "remain")
        and not any(child.dep_ == "neg" for child in head.head.children)
    ):
        named = subject_of(head.head)
    elif head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.lemma_ in _REGARDING:
        named = next((child for child in head.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    elif head.dep_ == "oprd":
        named = next((child for child in head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    entity = discourse.entity_at(named)
    return entity if entity is not None and _fits(entity, candidate) and entity.plural == candidate.plural else None


def _by_coordination(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Ann Lee, president and chairman of Acme": a second office of the same person."""
    head = discourse.doc[candidate.head]
    if head.dep_ != "conj" or candidate.kind != "person" or any(child.dep_ == "det" for child in head.lefts):
        return None
    first = discourse.at.get(head.head.i)
    if first is None or first.form != "nominal" or first.plural or first.entity is None or first.entity.kind != "person":
        return None
    return first.entity if first.entity.named else None


def _by_order(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the former" and "the latter": the two last named, in the order of naming."""
    if candidate.lemma not in ("former", "latter"):
        return None
    found: list[Entity] = []
    for mention, entity, _ in discourse.recent(candidate, 1):
        if (
            mention.form != "name"
            or mention.kind == "adjective"
            or entity in found
            or entity.kind not in ("person", "organisation", "country")
        ):
            continue
        if not found or entity.kind == found[0].kind:
            found.append(entity)
        if len(found) == 2:
            return found[1] if candidate.lemma == "former" else found[0]
    return None


def _by_government(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the British government", "Iran's regime", "the Obama administration"; "the regime" again is the last so called."""
    if candidate.kind != "government" or candidate.plural:
        return None
    owner = discourse.owner(candidate) or _leader_before(discourse, candidate)
    code = candidate.country or (owner.country if owner is not None else None) or _seat_before(discourse, candidate)
    if code is not None:
        return discourse.government(code)
    if owner is not None and owner.kind == "person":
        return _government_of_place(discourse, candidate)
    if owner is not None or not discourse.is_definite(candidate) or _is_restricted(discourse, discourse.doc[candidate.head]):
        return None
    known = [entity for entity in discourse.by_noun.get(candidate.lemma, []) if entity.kind == "government" and not entity.plural]
    return known[-1] if known else _government_of_place(discourse, candidate)


def _seat_before(discourse: Discourse, candidate: Candidate) -> str | None:
    """The country of the capital after which a government is called: "the Khartoum government"."""
    modifiers = (child.text for child in discourse.doc[candidate.head].lefts if child.dep_ in ("compound", "nmod"))
    return next((gazetteer.seats()[word] for word in modifiers if word in gazetteer.seats()), None)


def _leader_before(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The person after whom a government is called: "the Obama administration"."""
    for child in discourse.doc[candidate.head].lefts:
        entity = discourse.entity_at(child) if child.dep_ in ("compound", "nmod") else None
        if entity is not None and entity.kind in ("person", "country"):
            return entity
    return None


def _government_of_place(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The government of the one country that the last sentences name, if they name just one."""
    near = {entity.country for _, entity, _ in discourse.recent(candidate) if entity.kind in ("country", "government") and entity.country}
    code = next(iter(near)) if len(near) == 1 else None
    return discourse.government(code) if code else None


def _by_people(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the Hungarian people", who are the Hungarians."""
    if candidate.lemma != "people" or candidate.country is None or not discourse.is_definite(candidate):
        return None
    for entity in discourse.by_noun.get("people", []):
        if entity.kind == "group" and entity.named and entity.country == candidate.country:
            return entity
    plural = next((word for word, code in gazetteer.peoples().items() if code == candidate.country), None)
    return Entity("group", plural, country=candidate.country, plural=True) if plural else None


def _by_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the country", the one most spoken of; "his country", the country of the owner."""
    if candidate.kind != "country" or candidate.plural:
        return None
    owner = discourse.owner(candidate)
    if owner is not None:
        return _homeland(discourse, owner)
    return _topical_country(discourse, candidate) if discourse.is_definite(candidate) else None


def _homeland(discourse: Discourse, owner: Entity) -> Entity | None:
    """The country of a person; of one whose country is not told, the only country that the text has named."""
    if owner.kind != "person":
        return None
    if owner.country:
        return discourse.countries.get(owner.country)
    return next(iter(discourse.countries.values())) if len(discourse.countries) == 1 else None


def _topical_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The country most spoken of so far, by its name and by its people; of two the one named later."""
    weights: dict[str, int] = {}
    kingdoms = gazetteer.kingdoms() if candidate.lemma == "kingdom" else None
    for mention in reversed(discourse.past):
        entity = mention.entity
        if entity is None:
            continue
        if kingdoms is not None and entity.country not in kingdoms:
            continue
        if entity.country and entity.kind in ("country", "person", "government"):
            weights[entity.country] = weights.get(entity.country, 0) + 1
    code = max(weights, key=lambda code: weights[code]) if weights else None
    return discourse.countries.get(code) if code else None


def _by_neighbour(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its neighbour": of the countries just named the last that borders on the owner."""
    if candidate.lemma not in ("neighbour", "neighbor") or candidate.plural:
        return None
    owner = discourse.owner(candidate)
    if owner is None or owner.kind not in ("country", "government") or owner.country is None:
        return None
    borders = gazetteer.countries()[owner.country].neighbours
    for _, entity, _ in discourse.recent(candidate, 1):
        if entity.kind == "country" and entity.country in borders:
            return entity
    return None


def _by_rivalry(discourse: Discourse, candidate: Candidate) -> Entity | None:
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
    return one if one is not None and _fits(one, candidate) else None


def _by_same_noun(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "A senior official ... the official", "protesters ... the protesters", "President Bekele ... the president"."""
    if candidate.rule == "number-of-people":
        return None
    owner = discourse.owner(candidate)
    points = discourse.is_definite(candidate) or owner is not None
    if not points and not _is_bare(discourse, candidate):
        return None
    says = _says_no_more if points else _same_words
    for entity in reversed(discourse.by_noun.get(candidate.lemma, [])):
        alike = _fits(entity, candidate) and entity.plural == candidate.plural and _same_owner(entity, owner, candidate)
        if alike and says(discourse, entity, candidate):
            return entity
    return None


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
        return _agrees(discourse, entity, candidate)
    said = {word.lower_ for mention in entity.mentions for word in discourse.doc[mention.start : mention.end]}
    doc = discourse.doc
    added = {doc[i].lower_ for i in range(candidate.start, candidate.head) if doc[i].dep_ in ("amod", "compound", "nmod", "nummod")}
    return added <= said


def _same_words(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether a bare plural says just what was said before, or less."""
    doc = discourse.doc
    words = {doc[i].lower_ for i in range(candidate.start, candidate.head)}
    return not words or any(words == {word.lower_ for word in doc[m.start : m.head]} for m in entity.mentions)


def _by_employer(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the chairman of Acme said the company would ...": the body of the person whose words the sentence gives."""
    if candidate.kind != "organisation" or not _may_be_epithet(discourse, candidate):
        return None
    node = discourse.doc[candidate.head]
    for _ in range(8):
        if node.head.i == node.i:
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


def _by_epithet(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "The former boxer", "the carmaker": a definite noun without antecedent means the one last spoken of."""
    if candidate.kind not in ("person", "organisation") or not _may_be_epithet(discourse, candidate):
        return None
    if candidate.kind == "person" and not _describes(discourse, candidate):
        return None
    best: tuple[float, Entity] | None = None
    for mention, entity, gap in discourse.recent(candidate):
        if (
            not entity.named
            or not _fits(entity, candidate)
            or not _sort_fits(entity, candidate)
            or not _agrees(discourse, entity, candidate)
        ):
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
        or _is_restricted(discourse, doc[candidate.head])
    ):
        return False
    inside = [doc[i] for i in range(candidate.start, candidate.head)]
    if doc[candidate.head].dep_ in SUBJECTS and any(token.lower_ == "based" for token in inside):
        return True
    return bool(candidate.country) or not any(token.lower_ == "based" or token.ent_type_ in ("GPE", "LOC") for token in inside)


def _is_restricted(discourse: Discourse, head: Token) -> bool:
    """Whether what follows the noun says which one is meant; a clause after a comma only adds to it."""
    doc = discourse.doc
    for child in head.rights:
        if child.dep_ in ("prep", "acl", "appos") and child.i == head.i + 1:
            return child.dep_ != "prep" or child.lower_ in _RESTRICTING
        if child.dep_ == "relcl":
            return head.i + 1 < len(doc) and doc[head.i + 1].text != ","
    return False


_ANYONE = frozenset({"man", "woman", "leader", "politician", "candidate", "suspect", "veteran", "boy", "girl"})


def _describes(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether a definite noun for a person may be a new description of someone known: it says more than an office."""
    doc = discourse.doc
    return candidate.lemma in _ANYONE or any(doc[i].dep_ == "amod" for i in range(candidate.start, candidate.head))


def _sort_fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a body of one sector may be called by a noun of another."""
    return candidate.kind != "organisation" or not entity.sector or not candidate.sector or entity.sector == candidate.sector


_RULES: tuple[tuple[str, Callable[[Discourse, Candidate], Entity | None]], ...] = (
    ("apposition", _by_apposition),
    ("predicate", _by_predicate),
    ("second-office", _by_coordination),
    ("former-latter", _by_order),
    ("government", _by_government),
    ("people", _by_people),
    ("country-noun", _by_country),
    ("neighbour", _by_neighbour),
    ("rival", _by_rivalry),
    ("employer", _by_employer),
    ("same-noun", _by_same_noun),
    ("epithet", _by_epithet),
)
