"""Triggers: the words that name events, with their TimeML class.

Verbs are events unless they are grammar (auxiliaries, copulas, prepositions in -ing), modify a noun as an adjective
would, or state a mere relation. Nouns are events by the lists of knowledge/events/nouns.toml and what stands around
them; adjectives when they are predicates that name a state one can date.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.events import lexicon
from dateline.extract.events.tree import OBJECTS, Word, governor, is_passive

PARTICLES = frozenset({"out", "off", "down", "back", "away", "over"})
PLURAL_ONLY = frozenset(
    {"talks", "relations", "sanctions", "orders", "options", "losses", "sales", "earnings", "proceedings", "remarks", "comments"}
)
TEMPORAL = frozenset({"after", "before", "during", "since", "amid", "following", "until"})
PARTS = frozenset({"end", "beginning", "start", "close", "onset", "outset"})
PERIODS = frozenset(
    {
        "century",
        "decade",
        "season",
        "hour",
        "morning",
        "summer",
        "winter",
        "spring",
        "autumn",
        "term",
        "quarter",
        "year",
        "month",
        "week",
        "period",
        "day",
        "half",
    }
)
NOT_GERUNDS = frozenset(
    {
        "building",
        "string",
        "spring",
        "king",
        "wing",
        "ring",
        "thing",
        "morning",
        "evening",
        "ceiling",
        "being",
        "painting",
        "meaning",
        "feeling",
        "rating",
        "beginning",
        "offspring",
        "sibling",
        "clothing",
        "earring",
        "drawing",
        "understanding",
        "setting",
        "lining",
    }
)
ARGUMENT_PREPOSITIONS = frozenset({"of", "against", "between", "by", "from", "in", "among", "for", "into", "at"})
TOPIC_PREPOSITIONS = frozenset({"on", "to", "with", "over"})
# As in "went on strike", "came under attack", "engaged in talks", "took part in the march".
CARRYING = frozenset({"into", "under", "on", "in"})
ENTERING = frozenset({"go", "come", "enter", "engage", "participate"})
COPULAS = frozenset({"be", "become", "remain", "seem", "feel", "appear", "get", "look", "stay", "go"})


@dataclass(slots=True, eq=False)
class Trigger:
    """A word that names an event; ``light`` is the verb that carries its tense and persons, when it is a noun that has one."""

    word: Word
    lemma: str
    part: str
    timeml_class: str
    rule: str
    start: int
    end: int
    light: Word | None = None

    @property
    def clause(self) -> Word:
        """The word that carries tense, negation and persons: the light verb if there is one."""
        return self.light or self.word


def find_triggers(words: list[Word]) -> list[Trigger]:
    """All triggers of a document, in order."""
    found = []
    for word in words:
        if not word.text[0].isalpha():  # a bullet or a dash that the tagger takes for a verb
            continue
        if word.pos == "VERB":
            trigger = _verb(word, words)
        elif word.pos == "NOUN":
            trigger = _noun(word, words)
        elif word.pos == "ADJ":
            trigger = _adjective(word)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return found


# ---------------------------------------------------------------- verbs
def _verb(word: Word, words: list[Word]) -> Trigger | None:
    if not _is_event_verb(word):
        return None
    lemma = with_particle(word)
    start, end = word.start, word.end
    joined = _hyphenated(word, words)
    if joined is not None and joined in lexicon.frames("verb"):
        lemma, start = joined, words[word.i - 2].start
    return Trigger(word, lemma, "verb", _verb_class(word), "verb", start, end)


def with_particle(verb: Word) -> str:
    """The verb's lemma, with its particle: call_off."""
    particle = verb.child("prt") or next(
        (child for child in verb.each("advmod") if child.i == verb.i + 1 and child.lower in PARTICLES), None
    )
    return f"{verb.lemma}_{particle.lower}" if particle is not None else verb.lemma


def _is_event_verb(word: Word) -> bool:
    if not word.tag.startswith("V") or word.dep in ("aux", "auxpass", "prep", "case", "mark", "punct", "intj"):
        return False
    if word.lemma in lexicon.wordset("classes", "relational") and not is_passive(word):
        return False
    if word.lemma in lexicon.wordset("classes", "copular") or _is_idle(word):
        return False
    if word.dep in ("amod", "compound") or _is_imprint(word):
        return False
    if word.tag in ("VBG", "VBN") and word.lower in lexicon.wordset("classes", "prepositional"):
        return not _is_preposition(word)
    if word.tag == "VBN" and word.lemma in lexicon.wordset("classes", "static_participles") and _describes(word):
        return False
    return word.lemma != "have" or _has_event_object(word)


def _has_event_object(verb: Word) -> bool:
    """Whether "have" is a light verb ("had talks") and not possession or obligation."""
    return any(is_event_noun(child) for child in verb.each("dobj"))


def _is_imprint(word: Word) -> bool:
    """Whether a participle is the page's own furniture: "Published 11 January", "Last updated on Friday"."""
    if word.dep != "ROOT" or word.lemma not in lexicon.wordset("classes", "imprint") or word.tag not in ("VBN", "VBD"):
        return False
    thing = word.child("dobj")
    return word.child("nsubj", "nsubjpass", "aux", "auxpass", "ccomp") is None and (thing is None or thing.pos in ("PROPN", "NUM"))


def _describes(participle: Word) -> bool:
    """Whether a participle says what something is like: "a firm based in", "is based in"."""
    auxiliary = participle.child("auxpass")
    return participle.dep == "acl" if auxiliary is None else auxiliary.tag in ("VBZ", "VBP") and participle.child("aux") is None


def _is_idle(word: Word) -> bool:
    """Whether a verb only stands in for another or for a figure of speech: "as did others", "when it comes to", "going to"."""
    if word.lemma == "do":
        return word.child("dobj", "nsubjpass", "oprd") is None
    if word.lower == "going":
        return is_going_to(word)
    if word.lemma == "come":
        subject = word.child("nsubj")
        return subject is not None and subject.lower == "it" and word.dep == "advcl"
    if word.lower == "ended":
        return word.dep == "acl" and word.head.lemma in PERIODS
    return word.lemma == "hold" and word.tag in ("VBZ", "VBP") and word.child("aux") is None and not _has_event_object(word)


def is_going_to(word: Word) -> bool:
    """Whether "going" is the future: "is going to rain"."""
    below = word.child("xcomp")
    return below is not None and any(child.tag == "TO" for child in below.children) and word.child("aux") is not None


def _is_preposition(word: Word) -> bool:
    """Whether a form such as "following" has no subject, no auxiliary and no verb's place in its clause."""
    return (
        word.dep in ("prep", "advmod", "amod", "pcomp", "acl", "advcl")
        and word.child("aux", "auxpass", "nsubj", "neg") is None
        and word.lower not in ("seeing", "speaking", "saving", "involving")
    )


def _verb_class(word: Word) -> str:
    """The TimeML class of a verb: that of the lists, as far as its complements bear it out."""
    if word.lemma == "call":
        return _class_of_calling(word)
    found = lexicon.verb_classes().get(word.lemma, "OCCURRENCE")
    test = _BORNE_OUT.get(found)
    return found if test is None or test(word) else "OCCURRENCE"


def _class_of_calling(word: Word) -> str:
    """To call for or upon is to ask, to call a thing something is to say so; else one rings up or shouts."""
    if word.child("oprd", "ccomp") is not None:
        return "REPORTING"
    return "I_ACTION" if any(child.lower in ("for", "on", "upon") for child in word.each("prep", "prt")) else "OCCURRENCE"


def asks_question(verb: Word) -> bool:
    """Whether "ask" puts a question ("Why?" he asked; asked whether) and does not ask for something or someone to act."""
    content = verb.child("ccomp", "advcl")
    if content is not None and content.i > verb.i and any(child.lower in ("if", "whether") for child in content.each("mark")):
        return True
    if verb.child("xcomp") is not None or is_passive(verb):
        return False
    content = verb.child("ccomp")
    if content is not None:
        finite = content.tag in ("VBD", "VBZ", "VBP", "MD") or content.child("aux") is not None
        return finite and not any(child.tag == "TO" for child in content.children)
    thing = verb.child("dobj")
    wanted = thing is not None and thing.lemma not in ("question", "reporter", "journalist", "himself", "herself", "themselves")
    return not wanted and not any(child.lower in ("for", "of") for child in verb.each("prep"))


def _says_something(word: Word) -> bool:
    """Whether a verb of saying has its content, or is one that hardly means anything else."""
    return word.lemma in lexicon.wordset("classes", "saying") or word.child("ccomp", "parataxis") is not None


def _has_phase(word: Word) -> bool:
    """Whether what begins or ends takes place: a clause or an event, not a thing ("abandoned the car", "completed the bridge")."""
    if word.lemma == "keep":
        return word.child("xcomp") is not None
    thing = word.child("dobj")
    if thing is not None and word.lemma in lexicon.wordset("classes", "phase_of_things"):
        return is_event_noun(thing) or thing.pos != "NOUN"
    return word.child("xcomp", "nsubjpass", "nsubj", "ccomp", "prep") is not None


def _minds(word: Word) -> bool:
    """Whether a state of mind has what it is about beside it, where the verb also names acts."""
    return word.lemma not in lexicon.wordset("classes", "minding") or word.child("xcomp", "ccomp", "oprd", "acomp") is not None


def _acts_on_event(word: Word) -> bool:
    return word.lemma in lexicon.wordset("classes", "acting") or _takes_event(word)


def _takes_event(word: Word) -> bool:
    """Whether the verb has an event among its complements: a clause, or a noun of the event lists."""
    for child in word.children:
        if child.dep in ("xcomp", "ccomp"):
            return True
        if child.dep in ("dobj", "nsubjpass") and is_event_noun(child):
            return True
        if child.dep == "prep" and any(thing.dep == "pcomp" or is_event_noun(thing) for thing in child.children):
            return True
    return False


_BORNE_OUT = {"REPORTING": _says_something, "ASPECTUAL": _has_phase, "I_ACTION": _acts_on_event, "I_STATE": _minds}


# ---------------------------------------------------------------- nouns
def noun_key(word: Word) -> str:
    """The form under which a noun stands in the lists: its lemma, or the plural where only that is an event."""
    return word.lower if word.lower in PLURAL_ONLY else word.lemma


def is_event_noun(word: Word) -> bool:
    """Whether a noun is in one of the event lists, whatever stands around it."""
    key = noun_key(word)
    return word.pos == "NOUN" and (key in lexicon.wordset("nouns", "sure") or key in lexicon.wordset("nouns", "argument"))


def _noun(word: Word, words: list[Word]) -> Trigger | None:
    joined = _hyphenated(word, words)
    start = word.start
    key = noun_key(word)
    if joined is not None and joined in lexicon.wordset("nouns", "sure"):
        key, start = joined, words[word.i - 2].start
    rule = _noun_rule(word, key)
    if rule is None:
        return None
    light = light_verb(word)
    compound = word.child("compound")
    if key == "action" and compound is not None and compound.lemma in ("strike", "protest"):
        key, start = compound.lemma, compound.start
    return Trigger(word, key, "noun", _noun_class(word, key), rule, start, word.end, light)


def _noun_class(word: Word, key: str) -> str:
    """Nouns are occurrences or states; one with a clause of its own ("offer to", "claim that") has the class of its verb."""
    found = lexicon.noun_classes().get(key, "OCCURRENCE")
    if not any(child.dep in ("acl", "ccomp") and child.tag != "VBN" for child in word.children):
        return "OCCURRENCE"
    return found


def _noun_rule(word: Word, key: str) -> str | None:
    """The name of the rule by which a noun is an event, if one does."""
    if word.dep == "compound" or (word.dep == "npadvmod" and not word.spaced):
        return None
    if _is_part_of_period(word, key):
        return None
    if key in lexicon.wordset("nouns", "sure"):
        return None if is_generic(word) and not shows_event(word) else "noun"
    if key in lexicon.wordset("nouns", "argument") and shows_event(word):
        return "noun_with_argument"
    if key.endswith("ing") and key not in NOT_GERUNDS and any(child.lower == "of" for child in word.each("prep")):
        return "gerund"
    return None


def _is_part_of_period(word: Word, key: str) -> bool:
    """Whether a beginning or an end is that of a time and no event: "by the end of May"."""
    if key not in PARTS:
        return False
    spans = [thing for child in word.each("prep") if child.lower == "of" for thing in child.each("pobj")]
    return any(thing.lemma in PERIODS or thing.pos in ("NUM", "PROPN") for thing in spans)


def is_generic(word: Word) -> bool:
    """Whether a singular stands without any determiner after a preposition, or as a bare modifier would: "in war", "of growth"."""
    preposition = governor(word)
    return (
        first_dep(word) == "pobj"
        and word.tag == "NN"
        and preposition.lower not in TEMPORAL
        and not (preposition.lower in ("for", "into") and preposition.head.pos == "VERB" and word.lemma != "sale")
        and word.child("det", "poss", "amod", "nummod") is None
    )


def shows_event(word: Word) -> bool:
    """Whether arguments, a time or a light verb show that a noun is meant as an event."""
    if light_verb(word) is not None or (word.dep == "conj" and word.head.is_noun and is_event_noun(word.head) and shows_event(word.head)):
        return True
    owned, arguments = False, 0
    for child in word.children:
        if child.dep == "prep":
            arguments += child.lower in ARGUMENT_PREPOSITIONS
            owned = owned or child.lower in TOPIC_PREPOSITIONS
        elif child.dep in ("poss", "acl", "relcl", "npadvmod"):
            owned = True
    # "its plan to" may name a thing that is only thought; words of acts that PLOVER knows are acts even so.
    return arguments > 0 or (owned and noun_key(word) in lexicon.frames("noun"))


def light_verb(noun: Word) -> Word | None:
    """The light verb that the noun is the object (or passive subject) of."""
    verb = governor(noun)
    carried = first_dep(noun) in OBJECTS or first_dep(noun) == "nsubjpass"
    if carried and verb.pos == "VERB" and verb.lemma in lexicon.wordset("nouns", "light"):
        return verb
    if first_dep(noun) == "pobj" and verb.lower in CARRYING and verb.head.lemma in ENTERING:
        return verb.head
    return None


def first_dep(word: Word) -> str:
    """The relation of a word, or that of the word it is coordinated with."""
    while word.dep == "conj" and word.head is not word:
        word = word.head
    return word.dep


def _hyphenated(word: Word, words: list[Word]) -> str | None:
    """As in "cease-fire" for the "fire" of the parser's three tokens."""
    if word.i < 2 or words[word.i - 1].text != "-" or words[word.i - 1].spaced or words[word.i - 2].spaced:
        return None
    return f"{words[word.i - 2].lower}-{word.lemma}"


# ---------------------------------------------------------------- adjectives
def _adjective(word: Word) -> Trigger | None:
    if word.dep not in ("acomp", "oprd") or word.head.lemma not in COPULAS:
        return None
    for name, timeml_class in (("ADJ_OCCURRENCE", "STATE"), ("ADJ_I_STATE", "I_STATE"), ("ADJ_STATE", "STATE")):
        if word.lower in lexicon.wordset("classes", name):
            if timeml_class == "I_STATE" and word.child("xcomp", "ccomp", "prep") is None:
                timeml_class = "STATE"
            return Trigger(word, word.lower, "adjective", timeml_class, "adjective", word.start, word.end, word.head)
    return None
