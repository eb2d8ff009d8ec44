"""The cast as the event rules need it: which actors or place a word of the parse stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word
from dateline.records import Actor, Mention, Place

NO_KINDS: frozenset[str] = frozenset()
SHE = frozenset({"she", "her", "hers", "herself"})
HE = frozenset({"he", "him", "his", "himself"})


class Cast:
    """Actors, places and mentions of one document, found by the word at the head of a mention."""

    def __init__(
        self,
        words: Sequence[Word],
        actors: Sequence[Actor],
        places: Sequence[Place],
        mentions: Sequence[Mention],
        groups: Mapping[tuple[int, int], tuple[str, ...]],
    ) -> None:
        self.actors = {actor.actor_id: actor for actor in actors}
        self.places = {place.place_id: place for place in places}
        self.pronouns = _pronouns(mentions)
        self._groups = {start: ids for (start, _), ids in groups.items()}
        self._at: dict[int, list[Mention]] = {}
        self._index(words, mentions)
        self._kinds: dict[int, frozenset[str]] = {}

    def _index(self, words: Sequence[Word], mentions: Sequence[Mention]) -> None:
        """A mention stands at its last word, which the cast takes for its head, and at what the parser takes for its head."""
        at = 0
        for mention in sorted(mentions, key=lambda m: m.start_char):
            while at < len(words) and words[at].end <= mention.start_char:
                at += 1
            i = at
            while i < len(words) and words[i].start < mention.end_char:
                word = words[i]
                if word.end == mention.end_char or word.head is word or not (mention.start_char <= word.head.start < mention.end_char):
                    self._at.setdefault(word.i, []).append(mention)
                i += 1

    def mentions_of(self, word: Word) -> list[Mention]:
        """The mentions that a word heads, the longest of those that end on it first."""
        return sorted(self._at.get(word.i, ()), key=lambda m: (m.end_char != word.end, m.start_char - m.end_char))

    def actor_mention(self, word: Word) -> Mention | None:
        """The mention of an actor that a word heads."""
        for mention in self.mentions_of(word):
            if mention.actor_id is not None and mention.actor_id in self.actors:
                return mention
        return None

    def place_mention(self, word: Word) -> Mention | None:
        """The mention of a place that a word heads."""
        for mention in self.mentions_of(word):
            if mention.place_id is not None and mention.place_id in self.places:
                return mention
        return None

    def actors_of(self, word: Word) -> list[tuple[str, str | None]]:
        """The (actor, mention) pairs that a word stands for; several for a plural pronoun."""
        mention = self.actor_mention(word)
        if mention is not None and mention.actor_id is not None:
            return [(mention.actor_id, mention.mention_id)]
        return [(actor_id, None) for actor_id in self._groups.get(word.start, ()) if actor_id in self.actors]

    def kinds(self, word: Word) -> frozenset[str]:
        """The kinds "@person", "@country", "@actor", "@place" as far as they hold of the word."""
        found = self._kinds.get(word.i)
        if found is None:
            found = self._kinds[word.i] = self._kinds_of(word)
        return found

    def _kinds_of(self, word: Word) -> frozenset[str]:
        kinds: set[str] = {f"@{self.actors[actor_id].kind}" for actor_id, _ in self.actors_of(word)}
        if kinds:
            kinds.add("@actor")
            if any(holds_office(self.actors[actor_id].role) for actor_id, _ in self.actors_of(word)):
                kinds.add("@official")
        if self.place_mention(word) is not None:
            kinds.add("@place")
        return frozenset(kinds) if kinds else NO_KINDS


def holds_office(role: str | None) -> bool:
    """Whether a role is a public office or a command ("foreign minister"), and not a trade or a tie of blood."""
    return role is not None and not lexicon.wordset("arguments", "offices").isdisjoint(role.lower().replace("-", " ").split())


def _pronouns(mentions: Sequence[Mention]) -> dict[str, str]:
    """The pronoun that the text itself uses for an actor: "she" or "he"."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.form == "pronoun" and mention.actor_id is not None:
            lower = mention.text.lower()
            if lower in SHE or lower in HE:
                found.setdefault(mention.actor_id, "she" if lower in SHE else "he")
    return found
