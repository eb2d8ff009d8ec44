"""The cast as the event rules need it: which actor or place a word of the parse stands for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.tree import Word
from dateline.records import Actor, Mention, Place

NO_KINDS: frozenset[str] = frozenset()


class Cast:
    """Actors, places and mentions, found by the word at the head of a mention."""

    def __init__(self, words: list[Word], actors: Sequence[Actor], places: Sequence[Place], mentions: Sequence[Mention]) -> None:
        self.actors = {actor.actor_id: actor for actor in actors}
        self.places = {place.place_id: place for place in places}
        self._at: dict[int, list[Mention]] = {}
        self._index(words, mentions)
        self._kinds: dict[int, frozenset[str]] = {}

    def _index(self, words: list[Word], mentions: Sequence[Mention]) -> None:
        """Each word with the mentions that cover it and of which it is the head, in one pass over both."""
        at = 0
        for mention in sorted(mentions, key=lambda m: m.start_char):
            while at < len(words) and words[at].end <= mention.start_char:
                at += 1
            inside = []
            i = at
            while i < len(words) and words[i].start < mention.end_char:
                inside.append(words[i])
                i += 1
            for word in inside:
                if word.head is word or not (mention.start_char <= word.head.start < mention.end_char):
                    self._at.setdefault(word.i, []).append(mention)

    def mentions_of(self, word: Word) -> list[Mention]:
        """The mentions that a word heads, the longest first."""
        return sorted(self._at.get(word.i, ()), key=lambda m: m.start_char - m.end_char)

    def actor_mention(self, word: Word) -> Mention | None:
        """The mention of an actor that a word heads."""
        for mention in self.mentions_of(word):
            if mention.actor_id is not None and mention.actor_id in self.actors:
                return mention
        return None

    def place_mention(self, word: Word) -> Mention | None:
        """The mention of a place that a word heads."""
        for mention in self.mentions_of(word):
            if mention.place_id is not None:
                return mention
        return None

    def kinds(self, word: Word) -> frozenset[str]:
        """As in "@person", "@country", "@actor", "@place" as far as they hold of the word."""
        found = self._kinds.get(word.i)
        if found is None:
            found = self._kinds[word.i] = self._kinds_of(word)
        return found

    def _kinds_of(self, word: Word) -> frozenset[str]:
        mentions = self._at.get(word.i)
        if not mentions:
            return NO_KINDS
        kinds: set[str] = set()
        for mention in mentions:
            actor = self.actors.get(mention.actor_id or "")
            if actor is not None:
                kinds.update(("@actor", f"@{actor.kind}"))
            if mention.place_id is not None:
                kinds.add("@place")
        return frozenset(kinds)
