"""People by their names: full names and surnames, initials and suffixes, two people of one surname kept two."""

from __future__ import annotations

import re

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import Candidate, Entity

_BY_FIRST_NAME = frozenset({"king", "queen", "prince", "princess", "emperor", "empress", "pope", "sultan", "emir", "tsar", "shah"})
_NAME_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def name_words(name: str) -> list[str]:
    """The words of a person's name without what follows a surname ("Jr.")."""
    words = [word for word in name.split() if word not in _NAME_SUFFIXES]
    return words or [name]


def find_people(names: list[Candidate]) -> list[Entity]:
    """The people named; full names first, then single names in order of the text."""
    people = [name for name in names if name.kind == "person"]
    register = _Register()
    for name in people:
        if len(name_words(name.name)) > 1:
            register.full_name(name)
    for name in people:
        if name.entity is None:
            register.short_name(name)
    return register.found


class _Register:
    """The people found so far, by surname and by first word of their names."""

    def __init__(self) -> None:
        self.found: list[Entity] = []
        self._by_surname: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._by_inner: dict[str, list[Entity]] = {}  # "Meade" of "José Meade Ruiz"

    def full_name(self, name: Candidate) -> None:
        """Give a full name to the person who has it in some form, or to a new one."""
        words = name_words(name.name)
        near = [*self._by_surname.get(_surname(name.name), []), *self._by_first.get(words[0], [])]
        entity = next((entity for entity in near if _same_person(entity, name)), None)
        if entity is None:
            entity = self._add(name)
        else:
            entity.name = _fuller(entity.name, name.name)
        entity.add(name)

    def short_name(self, name: Candidate) -> None:
        """Give a single name to the person it fits: by surname, else by first name; the last named before it wins."""
        crowned = name.role in _BY_FIRST_NAME
        fitting = [entity for entity in self._by_surname.get(_surname(name.name), []) if not _opposed(entity.gender, name.gender)]
        if crowned:  # "King Hussein" is called by his first name
            fitting = [entity for entity in fitting if " " not in entity.name or entity.role in _BY_FIRST_NAME]
        if not fitting and (not name.lemma or name.name in lexicon.family_first() or name.name not in lexicon.first_names()):
            fitting = list(self._by_first.get(name_words(name.name)[0], []))  # "Elian"; "Mr Kim" is Kim Jong Un
        if not fitting:
            fitting = self._by_inner.get(name.name.casefold(), [])[:2]
            fitting = fitting if len(fitting) == 1 else []
        if name.gender and len(fitting) > 1:
            fitting = [entity for entity in fitting if entity.gender == name.gender] or fitting
        if len(fitting) > 1:
            fitting = [min(fitting, key=lambda entity: _distance(entity, name))]
        entity = fitting[0] if fitting else self._add(name)
        entity.add(name)

    def _add(self, name: Candidate) -> Entity:
        entity = Entity("person", name.name)
        if " " not in name.name:
            entity.gender = lexicon.first_names().get(name.name, "")
        self.found.append(entity)
        self._by_surname.setdefault(_surname(name.name), []).append(entity)
        self._by_first.setdefault(name_words(name.name)[0], []).append(entity)
        for word in name_words(name.name)[1:-1]:
            if len(word) > 2:
                self._by_inner.setdefault(word.casefold(), []).append(entity)
        return entity


def _fuller(one: str, other: str) -> str:
    """The fuller of two forms of a name; a word before it that names or means something else was never part of it."""
    short, long = sorted((one, other), key=len)
    if long.endswith(" " + short):
        first = long.split()[0]
        strange = first.isupper() or first.lower() in lexicon.roles() or first in lexicon.known_organisations()
        strange = strange or bool(gazetteer.cities(first))
        return short if strange and first not in lexicon.first_names() and len(first.rstrip(".")) > 1 else long
    return long


def _same_person(entity: Entity, name: Candidate) -> bool:
    """Whether two full names can be one person's: same surname, first names that do not contradict."""
    known, words = name_words(entity.name), name_words(name.name)
    if known[-1].casefold() != words[-1].casefold() or _opposed(entity.gender, name.gender):
        return known == words[: len(known)] and len(known) > 1
    return _agree(known[0], words[0]) or words[0] in known[1:-1] or known[0] in words[1:-1] or words[:1] == known[1:2]


def _agree(one: str, other: str) -> bool:
    """Whether two first names are the same or one is the other's initial."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def _opposed(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _surname(name: str) -> str:
    """The last word, in small letters and without an Arabic article."""
    return re.sub(r"^(?:al|el)-", "", name_words(name)[-1].casefold())


def _distance(entity: Entity, name: Candidate) -> tuple[bool, int]:
    """Persons named before come first, the nearest of them first."""
    before = [mention.start for mention in entity.mentions if mention.start < name.start]
    return (not before, name.start - max(before)) if before else (True, entity.mentions[0].start)
