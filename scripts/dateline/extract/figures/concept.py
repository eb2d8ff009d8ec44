"""What a figure is about, in words of the text: the noun it measures, or what happened to those it counts."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import NOUN_TAGS, Counted, Words, ends_name, phrase, subject
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_PRONOUNS = frozenset({"PRP", "DT", "EX", "WP", "WDT", "CD", "PDT"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("figures/concepts")[name])


class Concept:
    """Finds the concept of one figure; ``covered`` are the tokens of all figures, which are no concept of any."""

    def __init__(self, words: Words, head: Token, quantity: Quantity, covered: Set[int]) -> None:
        self.words = words
        self.head = head
        self.covered = covered
        self.signed = quantity.number.sign in ("+", "-", "\u2212")
        self.before = words.get(words.at(quantity.start) - 1)
        self.after = self._past_restatement(words.first_from(quantity.end))
        following = words.get(self.after)
        self.following = following if following is not None and words.together(following, head) else None

    def _past_restatement(self, index: int) -> int:
        """The index behind a bracket that holds nothing but another figure: "£3.5bn ($4.4bn) in aid"."""
        token = self.words.get(index)
        if token is None or token.text != "(":
            return index
        closing = next((i for i in range(index + 1, index + 8) if (t := self.words.get(i)) is not None and t.text == ")"), index)
        return closing + 1 if all(i in self.covered for i in range(index + 1, closing)) and closing > index else index

    # ------------------------------------------------------------------ people and things counted
    def of_counted(self, counted: Counted | None) -> str | None:
        """The predicate of what is counted, with its subject where what is counted is the object."""
        noun = counted.noun if counted is not None else self.head
        if (
            counted is not None
            and self.words.doc[counted.first - 1].tag_ == "HYPH"
            and noun.dep_ in ("compound", "nmod", "npadvmod", "nummod", "amod")
            and noun.head.i > noun.i
        ):
            return phrase(noun.head, noun.i + 1) if noun.head.tag_ in NOUN_TAGS else None
        state = self.words.get(max(noun.i + 1, self.after))
        if state is not None and self.words.together(state, noun) and (state.tag_ == "VBN" or state.lower_ in _words("states")):
            return state.text
        for token in (noun, self.head):
            found = self._by_role(token)
            if found is not None:
                return None if found == noun.text else found
        return None

    def _by_role(self, token: Token) -> str | None:
        top = self._first_conjunct(self._out_of_partitive(token))
        above = top.head
        if top.dep_ in ("nsubj", "nsubjpass") and above.pos_ in _VERBAL:
            return self._predicate(above)
        if any(child.dep_ == "expl" for child in above.children):
            return self._place_of(token)
        return self._climb(top, counted=True)

    def _place_of(self, noun: Token) -> str | None:
        """Where they are that "there are": the first place named behind the noun."""
        for token in noun.subtree:
            if (
                token.i > noun.i
                and token.dep_ == "pobj"
                and token.tag_ in NOUN_TAGS
                and token.head.lower_ in ("in", "at", "on", "aboard", "inside")
            ):
                return self._phrase(token) if token.i not in self.covered and token.lemma_.lower() not in _words("periods") else None
        return None

    def _out_of_partitive(self, token: Token) -> Token:
        """From "soldiers" in "hundreds of soldiers" to "hundreds", whose role in the sentence is the figure's."""
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i in self.covered:
            return token.head.head
        return token

    def _first_conjunct(self, token: Token) -> Token:
        for _ in range(4):
            if token.dep_ not in ("conj", "appos") or token.head.pos_ in _VERBAL:
                break
            token = token.head
        return token

    def _predicate(self, verb: Token) -> str:
        """A verb as written with its particle, complement or object; a light verb gives way to its complement."""
        light = verb.pos_ == "AUX" or verb.lemma_ in _words("light")
        for child in verb.children:
            if child.dep_ in ("acomp", "attr", "oprd", "xcomp") and child.i not in self.covered:
                words = self._phrase(child, verb.i + 1 if child.i > verb.i else 0) if child.tag_ in NOUN_TAGS else child.text
                return words if light else f"{verb.text} {words}"
            if child.dep_ == "prt":
                return f"{verb.text} {child.text}"
        for child in verb.children:
            if child.dep_ == "dobj" and child.i not in self.covered:
                return f"{verb.text} {self._phrase(child, verb.i + 1 if child.i > verb.i else 0)}"
            if light and child.dep_ == "prep" and (place := next((t for t in child.children if t.dep_ == "pobj"), None)) is not None:
                return self._phrase(place) if place.tag_ in NOUN_TAGS else verb.text
        return verb.text

    # ------------------------------------------------------------------ amounts and measures
    def of_measure(self, kind: str) -> str | None:
        """The noun that the figure modifies, the one after "of", or the subject of its verb."""
        if self.before is not None and self.before.lower_ in ("worth", "valued", "totalling", "totaling"):
            worth = self.words.get(self.before.i - 1)
            if worth is not None and worth.tag_ in NOUN_TAGS and worth.i not in self.covered:
                return self._phrase(worth)
        named = self._named_before()
        if named is not None:
            return self._phrase(named)
        modified = self._modified()
        if modified is not None:
            return self._phrase(modified, self.after)
        noun = self._after_preposition(kind)
        if noun is not None:
            return self._phrase(noun)
        return self._climb(self.head, counted=kind == "duration") or self._topic()

    def _topic(self) -> str | None:
        """The nearest subject before the figure in its sentence, where the parse leads to nothing: what the sentence is about."""
        for index in range(self.head.i - 1, self.words.sentence_start(self.head.i) - 1, -1):
            token = self.words.doc[index]
            if token.text in (";", ":", "--"):
                return None
            if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ in NOUN_TAGS and index not in self.covered:
                return self._phrase(token)
        return None

    def _named_before(self) -> Token | None:
        """The noun right before a signed figure ("Dow +0.2%"), before "up" or "down" or a bracket with nothing else in it."""
        before, named = self.before, self.signed
        if before is None or before.i == 0:
            return None
        bracketed = before.text == "(" and self.following is not None and self.following.text == ")"
        if bracketed or before.lower_ in ("up", "down", "off"):
            before, named = before.nbor(-1), True
        if (
            named
            and (before.tag_ in NOUN_TAGS or ends_name(before))
            and before.i not in self.covered
            and self.words.together(before, self.head)
        ):
            return before
        return None

    def _modified(self) -> Token | None:
        """The noun right behind the figure that it modifies: "a $40 ticket", "a 7% stake", "a ten-year state loan"."""
        following = self.following
        if following is not None and following.tag_ == "HYPH":
            following = self.words.get(following.i + 1)
        if following is None or following.i in self.covered or following.lower_ == "worth":
            return None
        noun = self._governing_noun() or self._adjacent_noun(following)
        while noun is not None and noun.dep_ in _COMPOUND and noun.i < noun.head.i <= noun.i + 3 and noun.head.tag_ in NOUN_TAGS:
            noun = noun.head
        return noun

    def _governing_noun(self) -> Token | None:
        """The noun behind the figure above it in the tree, with only modifiers between."""
        ancestor = self.head
        for _ in range(3):
            ancestor = ancestor.head
            near = ancestor.tag_ in NOUN_TAGS and self.after <= ancestor.i <= self.after + 6 and ancestor.i not in self.covered
            if near and all(token.tag_ in _BETWEEN for token in self.words.doc[self.after : ancestor.i]):
                return ancestor
        return None

    def _adjacent_noun(self, following: Token) -> Token | None:
        """The noun next to the figure, when the parser has not made the two sisters."""
        if following.tag_ not in ("NN", "NNS") or self.head.head is following.head:
            return None
        return following

    def _after_preposition(self, kind: str) -> Token | None:
        """The object of "of" behind the figure, or of "in" behind an amount of money ("$40m in aid")."""
        following = self.following
        if following is not None and following.lower_ == "worth":
            following = self.words.get(following.i + 1)
        if (
            following is None
            or following.lower_ not in ("of", "in")
            or (following.lower_ == "in" and (kind != "money" or self._is_level()))
        ):
            return None
        for child in following.children:
            if child.dep_ == "pobj" and child.i not in self.covered and (following.lower_ == "of" or child.tag_ in ("NN", "NNS")):
                return child if child.tag_ in NOUN_TAGS and child.lemma_ not in _words("periods") else None
        return None

    def _is_level(self) -> bool:
        """Whether an amount is where something stands: what it is "in" is then a place ("at $16 in late trading", "up $2 in London")."""
        return self.before is not None and self.before.lower_ in ("at", "to", "from", "up", "down", "off")

    def _climb(self, token: Token, *, counted: bool) -> str | None:
        """Up the tree to the first noun that the figure tells of, or to a verb and its subject."""
        for _ in range(9):
            parent = token.head
            if parent is token:
                return None
            if parent.pos_ in _VERBAL:
                return self._of_verb(parent, token, counted=counted)
            if self._tells_of(parent, token):
                return self._phrase(parent)
            token = parent
        return None

    def _tells_of(self, parent: Token, token: Token) -> bool:
        """Whether a noun above the figure is what it is about: not a unit, a total or another member of a list."""
        if parent.i in self.covered or parent.tag_ not in NOUN_TAGS or token.dep_ == "conj":
            return False
        return parent.lower_[0].isalpha() and parent.lemma_.lower() not in _words("totals") and parent.lemma_ not in _words("periods")

    def _of_verb(self, verb: Token, below: Token, *, counted: bool) -> str | None:
        """The object or the subject of a verb, and for counted things the verb too."""
        light = verb.pos_ == "AUX" or verb.lemma_ in _words("light")
        if below.dep_ in ("prep", "npadvmod", "advmod", "agent") and not counted:
            for child in verb.children:
                if child.dep_ == "dobj" and child.tag_ not in _PRONOUNS and child.i not in self.covered:
                    return self._phrase(child)
        who = self._measured(verb) or subject(verb, below)
        if who is not None and who.i in self.covered and who.lower_ in ("old", "olds"):
            return self._whole_figure(who)
        if who is None or (who.tag_ in _PRONOUNS and not ends_name(who)) or who.i in self.covered or who.lower_ in _words("indefinite"):
            return verb.text if counted and not light else None
        if counted and not light:
            return f"{self._phrase(who)} {verb.text}"
        return self._phrase(who)

    def _measured(self, verb: Token) -> Token | None:
        """The noun right before a participle that gives its size: "claims, ranging from $200 to $4 million"."""
        if verb.tag_ not in ("VBG", "VBN") or verb.dep_ not in ("advcl", "acl") or verb.lemma_ not in _words("measuring"):
            return None
        before = self.words.get(verb.i - 1)
        if before is not None and before.lower_ == ",":
            before = self.words.get(before.i - 1)
        return before if before is not None and before.tag_ in NOUN_TAGS and self.words.together(before, verb) else None

    def _whole_figure(self, token: Token) -> str:
        """All of the figure that a token belongs to: "60-year-old"."""
        first = last = token.i
        while first - 1 in self.covered:
            first -= 1
        while last + 1 in self.covered:
            last += 1
        text: str = self.words.doc[first : last + 1].text
        return text

    def _phrase(self, noun: Token, after: int = 0) -> str:
        """A noun with its modifiers, figures left out."""
        first = noun.i
        earliest = max(after, self.words.sentence_start(noun.i))
        while first > earliest and first - 1 not in self.covered:
            first -= 1
        return phrase(noun, first)


_COMPOUND = frozenset({"compound", "amod", "nmod", "npadvmod"})
_BETWEEN = frozenset({"HYPH", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "VBN", "VBG", "POS", "``", "''"})
