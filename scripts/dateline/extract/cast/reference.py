"""Who is meant by a nominal or a pronoun: rules over syntax, gender, number, quotation and recency.

Candidates are taken in the order of the text. The order in which a rule is tried is its strength; a pronoun for which
no rule gives a good reason keeps no entity and is no mention.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import Candidate, Entity
from dateline.extract.cast.phrases import relative_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from dateline.extract.statements import Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp", "csubj", "parataxis"})
_SINGLE_BODIES = frozenset({"organisation", "country", "government"})
# How many sentences back an antecedent may stand.
REACH = 3
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class Discourse:
    """What has been said so far: the candidates by token, the entities' mentions in order, and who speaks where."""

    doc: Doc
    at: dict[int, Candidate]
    statements: Sequence[Statement]
    past: list[Candidate] = field(default_factory=list)
    groups: dict[tuple[int, int], tuple[Entity, ...]] = field(default_factory=dict)

    def entity_at(self, token: Token) -> Entity | None:
        """The entity that the token's mention means, if it is known already."""
        candidate = self.at.get(token.i)
        return candidate.entity if candidate else None

    def statement_around(self, token: Token) -> Statement | None:
        """The direct statement in whose content the token stands."""
        for statement in self.statements:
            if statement.form != "indirect" and statement.content[0] <= token.idx < statement.content[1]:
                return statement
        return None

    def entity_in(self, span: tuple[int, int] | None) -> Entity | None:
        """The entity named in a span of characters; of several the one that ends last."""
        if span is None:
            return None
        found = None
        for candidate in self.by_span:
            first, last = self.doc[candidate.start], self.doc[candidate.end - 1]
            if candidate.entity is not None and first.idx < span[1] and last.idx + len(last) > span[0] and candidate.kind != "adjective":
                found = candidate.entity
        return found

    by_span: list[Candidate] = field(default_factory=list)


def resolve(doc: Doc, names: list[Candidate], phrases: list[Candidate], statements: Sequence[Statement]) -> Discourse:
    """Give nominals and pronouns their entities, in order of the text; first and second persons last."""
    ordered = sorted([*names, *phrases], key=lambda candidate: (candidate.start, -candidate.end))
    at: dict[int, Candidate] = {}
    for candidate in ordered:
        at[candidate.head] = candidate
    for name in names:
        for i in range(*name.core):
            at.setdefault(i, name)
    discourse = Discourse(doc, at, statements, by_span=ordered)
    for candidate in sorted(ordered, key=lambda candidate: candidate.head):
        if candidate.form == "nominal":
            _nominal(discourse, candidate)
        elif candidate.form == "pronoun" and candidate.gender not in ("1", "1p", "2"):
            _pronoun(discourse, candidate)
        if candidate.entity is not None:
            discourse.past.append(candidate)
    _merge_office_holders(ordered)
    for candidate in ordered:
        if candidate.form == "pronoun" and candidate.gender in ("1", "1p", "2"):
            _participant(discourse, candidate)
    return discourse


def _merge_office_holders(ordered: list[Candidate]) -> None:
    """An office-holder whom the text names only later: "Indonesia's transport minister ... Ann Lee, minister of transport"."""
    people = {id(c.entity): c.entity for c in ordered if c.entity is not None and c.entity.kind == "person" and c.entity.role}
    for entity in list(people.values()):
        if entity.named or entity.plural or entity.gender == "plural":
            continue
        for other in people.values():
            if other.named and _same_office(entity, other):
                for mention in entity.mentions:
                    other.add(mention)
                entity.mentions = []
                break


def _same_office(one: Entity, other: Entity) -> bool:
    """Whether two hold one office: the same role of the same country or body."""
    if _role_head(one.role) != _role_head(other.role):
        return False
    if one.country and one.country == other.country:
        return True
    body = one.owner if one.owner is not None and one.owner.kind == "organisation" else one.employer
    return body is not None and (body is other.employer or body is other.owner)


def _role_head(role: str | None) -> str:
    last = (role or "").split(" ")[-1]
    return {"ceo": "executive", "officer": "executive"}.get(last, last)


# ---- nominals


def _nominal(discourse: Discourse, candidate: Candidate) -> None:
    """Link a nominal, or make it an entity of its own."""
    if candidate.leads is not None:
        if candidate.leads.entity is not None:
            candidate.leads.entity.add(candidate)
        return
    for rule, find in _NOMINAL_RULES:
        entity = find(discourse, candidate)
        if entity is not None:
            candidate.rule = rule
            if entity.kind != "person":
                candidate.role = None
            if candidate.lemma == "counterpart":
                owner = _owner(discourse, candidate)
                candidate.role, candidate.sector = (owner.role, owner.sector) if owner is not None else (None, None)
            entity.add(candidate)
            return
    if candidate.kind and candidate.kind != "country":
        owner = _owner(discourse, candidate)
        entity = Entity(candidate.kind, noun_name(discourse.doc, candidate), named=False, plural=candidate.plural, owner=owner)
        if owner is not None and owner.kind in ("country", "government"):
            candidate.country = candidate.country or owner.country
        entity.add(candidate)


def noun_name(doc: Doc, candidate: Candidate) -> str:
    """The words of a nominal without its article and possessor."""
    start = candidate.start
    for i in range(candidate.start, candidate.head):
        if doc[i].tag_ in ("DT", "PRP$", "POS", "CD", "PDT") or doc[i].dep_ in ("det", "poss"):
            start = i + 1
    return doc[start : candidate.end].text


def _owner(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """Whose it is: "Iran's regime", "the government of Canada"."""
    head = discourse.doc[candidate.head]
    for child in head.lefts:
        if child.dep_ == "poss":
            return discourse.entity_at(child)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            entity = next((discourse.entity_at(grandchild) for grandchild in child.rights if grandchild.dep_ == "pobj"), None)
            if entity is not None and (candidate.kind == "government" or entity.kind == "organisation"):
                return entity
    return None


def _fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a nominal's kind, gender and country do not contradict an entity's."""
    if entity.gender and candidate.gender in ("m", "f") and entity.gender != candidate.gender:
        return False
    if entity.country and candidate.country and entity.country != candidate.country:
        return False
    if candidate.lemma in lexicon.words("relational") and entity.kind in ("country", "organisation", "person"):
        return True
    return entity.kind == candidate.kind or (
        entity.kind in ("organisation", "group", "government") and candidate.kind == "organisation" and entity.named
    )


def _by_apposition(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Oskar Lind, the foreign minister" and "Ghana's finance minister, Kwame Boateng"."""
    head = discourse.doc[candidate.head]
    if head.dep_ == "appos":
        entity = discourse.entity_at(head.head)
        if entity is not None and _fits(entity, candidate):
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


def _by_coordination(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Ann Lee, president and chairman of Acme": a second office of the same person."""
    head = discourse.doc[candidate.head]
    if head.dep_ != "conj" or candidate.kind != "person" or any(child.dep_ == "det" for child in head.lefts):
        return None
    first = discourse.at.get(head.head.i)
    if first is None or first.form != "nominal" or first.plural or first.entity is None or first.entity.kind != "person":
        return None
    return first.entity if first.entity.named or any(child.dep_ == "det" for child in head.head.lefts) else None


def _by_predicate(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Rosa Diaz is the mayor", "regard Belarus as our ally", "named Mary Barra as its chief executive"."""
    head = discourse.doc[candidate.head]
    entity = None
    if (
        head.dep_ == "attr"
        and head.head.lemma_ in ("be", "become", "remain")
        and not any(child.dep_ == "neg" for child in head.head.children)
    ):
        subject = subject_of(head.head)
        entity = discourse.entity_at(subject) if subject is not None else None
    elif head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.lemma_ in _REGARDING:
        verb = head.head.head
        named = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
        entity = discourse.entity_at(named) if named is not None else None
    elif head.dep_ == "oprd":
        named = next((child for child in head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
        entity = discourse.entity_at(named) if named is not None else None
    return entity if entity is not None and _fits(entity, candidate) else None


_REGARDING = frozenset(
    {
        "regard",
        "see",
        "describe",
        "consider",
        "view",
        "name",
        "appoint",
        "elect",
        "hire",
        "install",
        "nominate",
        "choose",
        "praise",
        "denounce",
        "recognise",
        "recognize",
        "depict",
    }
)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to by "and"."""
    for _ in range(4):
        found = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
    return None


def _by_order(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the former" and "the latter": the two last named, in the order of naming."""
    if candidate.lemma not in ("former", "latter"):
        return None
    recent: list[Entity] = []
    for mention in reversed(discourse.past):
        if mention.sentence < candidate.sentence - 1 or len(recent) == 2:
            break
        entity = mention.entity
        if (
            entity is not None
            and mention.form == "name"
            and mention.kind != "adjective"
            and entity not in recent
            and entity.kind in ("person", "organisation", "country")
        ):
            if recent and entity.kind != recent[0].kind:
                continue
            recent.append(entity)
    if len(recent) < 2:
        return None
    return recent[1] if candidate.lemma == "former" else recent[0]


def _by_government(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the British government", "Iran's regime"; "the regime" again is the last one named."""
    if candidate.kind != "government":
        return None
    owner = _owner(discourse, candidate)
    code = candidate.country or (owner.country if owner is not None else None)
    governments = [mention.entity for mention in discourse.past if mention.entity is not None and mention.entity.kind == "government"]
    if code is None:
        if owner is not None or not _is_definite(discourse.doc, candidate):
            return None
        return governments[-1] if governments else _government_of_place(discourse, candidate)
    entity = next((entity for entity in governments if entity.country == code), None)
    return entity or government_of(discourse, code)


def _government_of_place(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The government of the one country that the last sentences name, if they name just one."""
    near = {
        m.entity.country
        for m in discourse.past
        if m.entity is not None and m.entity.kind == "country" and m.sentence >= candidate.sentence - REACH
    }
    code = next(iter(near)) if len(near) == 1 else None
    return government_of(discourse, code) if code else None


def government_of(discourse: Discourse, code: str) -> Entity:
    """The government of a country, new if the text has not named it."""
    for mention in discourse.by_span:
        if mention.entity is not None and mention.entity.kind == "government" and mention.entity.country == code:
            return mention.entity
    return Entity("government", f"Government of {gazetteer.countries()[code].name}", country=code, sector="GOV")


def _is_definite(doc: Doc, candidate: Candidate) -> bool:
    return any(doc[i].lower_ in _DEFINITE for i in range(candidate.start, candidate.head))


def _by_people(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the Hungarian people" are the Hungarians."""
    if candidate.lemma != "people" or candidate.country is None or not _is_definite(discourse.doc, candidate):
        return None
    for mention in discourse.past:
        if mention.entity is not None and mention.kind == "people" and mention.entity.country == candidate.country:
            return mention.entity
    plural = next((word for word, code in gazetteer.peoples().items() if code == candidate.country), None)
    return Entity("group", plural, country=candidate.country, plural=True) if plural else None


def _by_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the country": the country last named; "his country": the country of the owner."""
    if candidate.kind != "country" or candidate.plural:
        return None
    owner = _owner(discourse, candidate)
    if owner is not None:
        return _country_entity(discourse, owner.country) if owner.kind == "person" and owner.country else None
    if not _is_definite(discourse.doc, candidate):
        return None
    return topical_country(discourse, candidate)


def topical_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The country most spoken of so far, by its name and by its people; of two the one named later."""
    weights: dict[str, int] = {}
    for mention in discourse.past:
        entity = mention.entity
        if (
            entity is not None
            and entity.country
            and mention.sentence >= candidate.sentence - 2 * REACH
            and entity.kind in ("country", "person", "government")
        ):
            weights[entity.country] = weights.pop(entity.country, 0) + 1
    code = max(reversed(weights), key=lambda code: weights[code]) if weights else None
    return _country_entity(discourse, code) if code else None


def _country_entity(discourse: Discourse, code: str | None) -> Entity | None:
    for mention in discourse.by_span:
        if mention.entity is not None and mention.entity.kind == "country" and mention.entity.country == code:
            return mention.entity
    return None


def _by_neighbour(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its neighbour": of the countries just named the last that borders on the owner."""
    if candidate.lemma not in ("neighbour", "neighbor") or candidate.plural:
        return None
    owner = _owner(discourse, candidate)
    if owner is None or owner.kind not in ("country", "government") or owner.country is None:
        return None
    borders = gazetteer.countries()[owner.country].neighbours
    for mention in reversed(discourse.past):
        if mention.sentence < candidate.sentence - 1:
            break
        if mention.entity is not None and mention.entity.kind == "country" and mention.entity.country in borders:
            return mention.entity
    return None


def _by_same_noun(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "A senior official ... the official", "protesters ... the protesters", "President Bekele ... the president"."""
    doc = discourse.doc
    definite = _is_definite(doc, candidate)
    if candidate.rule == "number-of-people":
        return None
    bare = candidate.plural and not any(
        doc[i].tag_ in ("DT", "CD", "PRP$", "POS") or doc[i].lower_ in ("other", "more", "many")
        for i in range(candidate.start, candidate.head)
    )
    owner = _owner(discourse, candidate)
    if not (definite or bare or owner is not None):
        return None
    for mention in reversed(discourse.past):
        entity = mention.entity
        if entity is None or not _fits(entity, candidate) or entity.plural != candidate.plural:
            continue
        if candidate.lemma in entity.lemmas or (entity.role or "").split(" ")[-1:] == [candidate.lemma]:
            if owner is not None and entity.owner is not owner:
                continue
            if (
                owner is None
                and entity.owner is not None
                and not entity.named
                and entity.owner.kind == "organisation"
                and entity.kind == "organisation"
            ):
                continue
            if entity.named and owner is None and mention.sentence < candidate.sentence - 12:
                continue
            return entity
    return None


def _by_epithet(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "The former boxer", "the carmaker": a definite noun without antecedent means the one last spoken of."""
    doc = discourse.doc
    if (
        not _is_definite(doc, candidate)
        or candidate.plural
        or _owner(discourse, candidate) is not None
        or candidate.kind not in ("person", "organisation")
    ):
        return None
    head = doc[candidate.head]
    if candidate.lemma in lexicon.beside() or candidate.lemma in lexicon.words("relational") or _is_restricted(doc, head):
        return None
    if (
        any(doc[i].lower_ == "based" or doc[i].ent_type_ in ("GPE", "LOC") for i in range(candidate.start, candidate.head))
        and not candidate.country
    ):
        return None
    if candidate.kind == "organisation" and (employer := _employer_of_subject(discourse, candidate)) is not None:
        return employer
    if candidate.kind == "person" and not _is_epithet(doc, candidate):
        return None
    best: tuple[float, Entity] | None = None
    for mention in reversed(discourse.past):
        gap = candidate.sentence - mention.sentence
        if gap > REACH:
            break
        entity = mention.entity
        if (
            entity is None
            or not entity.named
            or not _fits(entity, candidate)
            or (entity.kind == "organisation" and not _sort_fits(entity, candidate))
        ):
            continue
        score = _prominence(doc, mention) - 4 * gap
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best else None


def _employer_of_subject(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The body of the person whose words the sentence gives: "the chairman of Acme said the company would ..."."""
    node = discourse.doc[candidate.head]
    for _ in range(8):
        if node.head == node:
            return None
        node = node.head
        subject = next((child for child in node.lefts if child.dep_ in _SUBJECTS and child.i < candidate.start), None)
        entity = discourse.entity_at(subject) if subject is not None else None
        if entity is not None and entity.kind == "person" and entity.employer is not None and _sort_fits(entity.employer, candidate):
            return entity.employer
    return None


def _is_restricted(doc: Doc, head: Token) -> bool:
    """Whether what follows the noun says which one is meant; a clause after a comma only adds to it."""
    for child in head.rights:
        if child.dep_ in ("prep", "acl", "appos") and child.i == head.i + 1:
            return child.lower_ in ("of", "for", "from", "with") or child.dep_ != "prep"
        if child.dep_ == "relcl":
            return head.i + 1 < len(doc) and doc[head.i + 1].text != ","
    return False


def _is_epithet(doc: Doc, candidate: Candidate) -> bool:
    """Whether a definite noun for a person may bring a new description of someone known: as subject, or with an attribute."""
    head = doc[candidate.head]
    return head.dep_ in _SUBJECTS or any(doc[i].dep_ == "amod" for i in range(candidate.start, candidate.head))


def _sort_fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a body of one sector may be called by a noun of another."""
    return not entity.sector or not candidate.sector or entity.sector == candidate.sector


_NOMINAL_RULES = (
    ("apposition", _by_apposition),
    ("predicate", _by_predicate),
    ("second-office", _by_coordination),
    ("former-latter", _by_order),
    ("government", _by_government),
    ("people", _by_people),
    ("country-noun", _by_country),
    ("neighbour", _by_neighbour),
    ("same-noun", _by_same_noun),
    ("epithet", _by_epithet),
)


# ---- pronouns


def _pronoun(discourse: Discourse, candidate: Candidate) -> None:
    entity = None
    token = discourse.doc[candidate.head]
    if candidate.gender == "relative":
        head = relative_head(token)
        entity = discourse.entity_at(head) if head is not None else None
        if token.lower_ == "which" and (entity is None or entity.kind == "person"):
            entity = _before_comma(discourse, token)
        if entity is not None and token.lower_ in ("who", "whom") and entity.kind in ("city", "region", "water", "other"):
            entity = None
    elif candidate.lemma.endswith(("self", "selves")):
        candidate.rule, entity = "reflexive", _reflexive(discourse, token)
    elif candidate.gender in ("m", "f"):
        candidate.rule, entity = "third-person", _third_person(discourse, candidate)
    elif candidate.gender == "n":
        candidate.rule, entity = "it", None if _is_pleonastic(token) else _body_pronoun(discourse, candidate)
    elif candidate.gender == "p":
        candidate.rule, entity = "they", _plural_pronoun(discourse, candidate)
    if entity is not None:
        if candidate.gender not in ("m", "f"):
            candidate.gender = ""
        candidate.lemma = ""
        entity.add(candidate)


def _before_comma(discourse: Discourse, token: Token) -> Entity | None:
    """What stands right before a relative clause: "General Motors, which filed for bankruptcy"."""
    if token.i < 2 or discourse.doc[token.i - 1].text != ",":
        return None
    entity = discourse.entity_at(discourse.doc[token.i - 2])
    return entity if entity is not None and entity.kind != "person" else None


def _reflexive(discourse: Discourse, token: Token) -> Entity | None:
    if token.dep_ == "appos" or (token.i > 0 and token.head.i == token.i - 1 and token.head.pos_ in ("NOUN", "PROPN")):
        return discourse.entity_at(token.head)
    verb = token.head
    for _ in range(4):
        subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            return discourse.entity_at(subject)
        verb = verb.head
    return None


def _prominence(doc: Doc, mention: Candidate) -> float:
    """How prominent a mention is in its sentence: subjects before objects before modifiers."""
    head = doc[mention.head]
    while head.dep_ in ("appos", "compound", "conj") and head.head.i != head.i and head.head.pos_ in ("PROPN", "NOUN"):
        if head.dep_ == "conj":
            break
        head = head.head
    if head.dep_ in _SUBJECTS:
        return 3.0 + (head.head.dep_ == "ROOT")
    if head.dep_ in ("dobj", "agent"):
        return 1.5
    if head.dep_ == "poss":
        return 1.0
    return 0.5 if head.dep_ in ("pobj", "conj", "appos") else 0.0


def _clause(token: Token) -> Token:
    """The verb of the clause in which the token stands."""
    node = token
    while node.dep_ not in _CLAUSES and node.head.i != node.i:
        node = node.head
    return node


def _barred(doc: Doc, candidate: Candidate, mention: Candidate) -> bool:
    """Whether the mention is another argument of the pronoun's own verb ("Laura thanked her")."""
    token = doc[candidate.head]
    if token.dep_ == "poss" or (mention.form == "pronoun" and doc[mention.head].dep_ == "poss"):
        return False
    other = doc[mention.head]
    return _clause(token) == _clause(other) and other.dep_ in (*_SUBJECTS, "dobj", "dative", "pobj") and (token.dep_ not in _SUBJECTS)


def _third_person(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """He, she and their forms: the most prominent near person whose gender does not contradict."""
    doc = discourse.doc
    token = doc[candidate.head]
    statement = discourse.statement_around(token)
    speaker = discourse.entity_in(statement.speaker) if statement else None
    scores: dict[int, tuple[float, Entity]] = {}
    barred: set[int] = set()
    for mention in reversed(discourse.past):
        gap = candidate.sentence - mention.sentence
        if gap > REACH:
            break
        entity = mention.entity
        if entity is None or entity.kind != "person" or entity.plural or entity is speaker or _opposed(entity, candidate):
            continue
        if gap == 0 and _barred(doc, candidate, mention):
            barred.add(id(entity))
        score = _score(discourse, candidate, mention, entity)
        if id(entity) not in scores or scores[id(entity)][0] < score:
            scores[id(entity)] = (score, entity)
    ranked = sorted((pair for key, pair in scores.items() if key not in barred), key=lambda pair: -pair[0])
    return ranked[0][1] if ranked else None


def _opposed(entity: Entity, candidate: Candidate) -> bool:
    return bool(entity.gender) and entity.gender in ("m", "f") and entity.gender != candidate.gender


def _score(discourse: Discourse, candidate: Candidate, mention: Candidate, entity: Entity) -> float:
    """Recency, prominence, known gender, and the same side of a quotation mark."""
    gap = candidate.sentence - mention.sentence
    score = (
        _prominence(discourse.doc, mention)
        - 2.5 * gap
        + _clause_bonus(discourse.doc, candidate, mention)
        + (1.0 if entity.gender == candidate.gender else 0.0)
    )
    if mention.form == "name" or mention.form == "pronoun":
        score += 0.5
    inside = discourse.statement_around(discourse.doc[mention.head]) is not None
    if inside and discourse.statement_around(discourse.doc[candidate.head]) is None:
        score -= 2.5
    if gap == 0:
        score += 0.5
    return score


_EXPLETIVE_VERBS = frozenset({"rain", "snow", "seem", "appear", "happen", "turn", "take", "emerge", "remain"})


def _is_pleonastic(token: Token) -> bool:
    """Whether "it" means nothing: the weather, "it is clear that", "it seems"."""
    if token.lower_ != "it" or token.dep_ not in (*_SUBJECTS, "expl"):
        return False
    verb = token.head
    if verb.lemma_ in ("rain", "snow", "seem", "appear", "turn"):
        return True
    if verb.lemma_ == "be":
        return True
    return verb.lemma_ in _EXPLETIVE_VERBS and any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)


def _body_pronoun(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """It and its: a body or country that is the subject nearby, unless a thing stands nearer as subject."""
    doc = discourse.doc
    token = doc[candidate.head]
    statement = discourse.statement_around(token)
    speaker = discourse.entity_in(statement.speaker) if statement else None
    holder = _holder(discourse, token)
    if holder is not None:
        return holder
    best: tuple[float, Entity] | None = None
    for mention in reversed(discourse.past):
        gap = candidate.sentence - mention.sentence
        if gap > 1:
            break
        entity = mention.entity
        if (
            entity is None
            or entity is speaker
            or mention.kind == "adjective"
            or not _is_body(entity)
            or (gap == 0 and _barred(doc, candidate, mention))
        ):
            continue
        score = _prominence(doc, mention) - 2.5 * gap + _clause_bonus(doc, candidate, mention)
        if best is None or score > best[0]:
            best = (score, entity)
    if best is None or best[0] < _thing_score(discourse, candidate, token):
        return None
    return best[1]


def _clause_bonus(doc: Doc, candidate: Candidate, mention: Candidate) -> float:
    """The subject of the pronoun's own clause is its likeliest owner: "America keeps its word"."""
    head = doc[mention.head]
    own = head.dep_ in _SUBJECTS and doc[candidate.head].dep_ == "poss" and head.head == _clause(doc[candidate.head])
    return 2.0 if own else 0.0


def _holder(discourse: Discourse, token: Token) -> Entity | None:
    """The owner of the noun on which the pronoun's phrase hangs: "Moscow's commitment to preserve its ..."."""
    node = token
    for _ in range(6):
        node = node.head
        if node.pos_ == "NOUN":
            for child in node.lefts:
                if child.dep_ == "poss" and child.i < token.i and child != token:
                    entity = discourse.entity_at(child)
                    return entity if entity is not None and _is_body(entity) else None
        if node.head == node:
            break
    return None


def _is_body(entity: Entity) -> bool:
    return entity.kind in _SINGLE_BODIES or (entity.kind == "group" and not entity.plural)


def _thing_score(discourse: Discourse, candidate: Candidate, token: Token) -> float:
    """The prominence of the nearest thing that is no actor and is a subject before the pronoun."""
    best = -9.0
    sentence = token.sent
    for other in sentence:
        if other.i >= token.i:
            break
        if other.pos_ in ("NOUN", "PROPN") and other.i not in discourse.at and other.tag_ in ("NN", "NNP"):
            if other.dep_ in _SUBJECTS:
                best = max(best, 3.0 + (other.head.dep_ == "ROOT"))
            elif other.dep_ == "dobj" and token.dep_ != "poss" and token.head != other.head:
                best = max(best, 2.0)
    return best


def _plural_pronoun(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """They and their: a group, or a body spoken of as many; two persons are kept as a group of the pronoun."""
    doc = discourse.doc
    token = doc[candidate.head]
    statement = discourse.statement_around(token)
    speaker = discourse.entity_in(statement.speaker) if statement else None
    best: tuple[float, Entity] | None = None
    for mention in reversed(discourse.past):
        gap = candidate.sentence - mention.sentence
        if gap > 1:
            break
        entity = mention.entity
        if entity is None or entity is speaker or mention.kind == "adjective" or (gap == 0 and _barred(doc, candidate, mention)):
            continue
        if not (entity.plural or entity.kind in ("organisation", "group")):
            continue
        score = _prominence(doc, mention) - 2.5 * gap + (1.5 if entity.plural else 0.0)
        if best is None or score > best[0]:
            best = (score, entity)
    pair = _pair(discourse, candidate)
    if pair and (best is None or not best[1].plural):
        discourse.groups[candidate.start, candidate.end] = pair
        return None
    if best is None or best[0] < _things_score(discourse, token):
        return None
    return best[1]


def _things_score(discourse: Discourse, token: Token) -> float:
    subjects = (o for o in token.sent if o.i < token.i and o.tag_ in ("NNS", "NNPS") and o.i not in discourse.at and o.dep_ in _SUBJECTS)
    return max((3.0 + (other.head.dep_ == "ROOT") for other in subjects), default=-9.0)


def _pair(discourse: Discourse, candidate: Candidate) -> tuple[Entity, ...]:
    """The two persons of the sentence so far, or of the one before, when there are just two."""
    for gap in (0, 1):
        found: list[Entity] = []
        for mention in discourse.past:
            entity = mention.entity
            if (
                entity is not None
                and mention.sentence == candidate.sentence - gap
                and entity.kind == "person"
                and not entity.plural
                and entity not in found
            ):
                found.append(entity)
        if found:
            return tuple(found) if len(found) == 2 else ()
    return ()


def _participant(discourse: Discourse, candidate: Candidate) -> None:
    """I and we are the speaker of the statement around, you the addressee; "we" of a spokesman is his body."""
    statement = discourse.statement_around(discourse.doc[candidate.head])
    if statement is None:
        return
    if candidate.gender == "2":
        entity = discourse.entity_in(statement.addressee)
    else:
        entity = discourse.entity_in(statement.speaker)
        if candidate.gender == "1p" and entity is not None:
            entity = _spoken_for(discourse, entity) or entity
    if entity is not None:
        candidate.rule = "addressee" if candidate.gender == "2" else "speaker"
        candidate.gender = candidate.lemma = ""
        entity.add(candidate)


def _spoken_for(discourse: Discourse, speaker: Entity) -> Entity | None:
    """The body for which a spokesman or executive says "we": the one named with the role, else the one most spoken of."""
    if speaker.employer is not None:
        return speaker.employer
    last = (speaker.role or "").split(" ")[-1]
    if last not in _MOUTHPIECES:
        return None
    bodies = [m.entity for m in discourse.past if m.entity is not None and m.entity.kind == "organisation" and m.entity.named]
    return max(bodies, key=bodies.count) if bodies else None


_MOUTHPIECES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "executive", "ceo", "cfo", "officer", "chairman", "chairwoman", "chair"}
)
