"""Quotes: who says what, in quotation marks or reported.

Rows are laid out so that each keeps the meaning of its form. A direct row is a stretch between marks that stands by
itself; one that a cue divides gives a row for each part, and each paragraph of a long one is a row. An indirect row is
the whole reported clause, with or without quoted words in it. A mixed row is the quoted words inside a reported
clause or a judgement; where they are most of the clause, no indirect row repeats them. Reported thought
("believes that …") is indirect with a rule whose name begins with ``thought``; a cue that is denied ("did not say
that …") gives a rule that begins with ``not-``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.extract.quotes.clauses import find_clauses
from dateline.extract.quotes.direct import read_quotations
from dateline.extract.quotes.marks import find_quotations
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.turns import find_exchange, find_turns
from dateline.extract.statements import Statement
from dateline.language.analysis import Analysis
from dateline.records import Mention, Quote

# A reported clause whose words are quoted to this share is the quotation over again.
SAME_WORDS = 0.5
# Rules under which the content is no claim of the speaker's that things are so: what he speaks of, judges, asks, promises, wishes,
# thinks, or does not say.
NO_CLAIM = ("topic", "stance", "judgement", "asking", "infinitive", "thought", "not-", "noun-act")


def is_claim(rule: str) -> bool:
    """Whether a statement found by the rule puts its content forward as so, on the speaker's word."""
    return not rule.startswith(NO_CLAIM)


def find_statements(analysis: Analysis) -> list[Statement]:
    """Direct, mixed and indirect statements, by punctuation and syntax alone, in the order of their content."""
    text = analysis.copy
    reading = Reading(text, analysis.doc, analysis.starts, find_quotations(text))
    clauses = find_clauses(analysis.doc)
    turns = [*find_turns(text), *find_exchange(text)]
    quoted = read_quotations(reading, [*clauses, *turns])
    spoken = _not_repeated([turn for turn in turns if turn.form == "direct"], quoted)
    reported = [*(turn for turn in turns if turn.form != "direct"), *clauses]
    kept = [*spoken, *_not_repeated(reported, [*quoted, *spoken])]
    unique: dict[tuple[int, int], Statement] = {}
    for statement in [*quoted, *kept]:
        unique.setdefault(statement.content, statement)
    return sorted(unique.values(), key=lambda statement: statement.content)


def _not_repeated(reported: Sequence[Statement], quoted: Sequence[Statement]) -> list[Statement]:
    """The reported clauses and turns that are no quotation over again and no part of one."""
    ordered = sorted(quoted, key=lambda statement: statement.content)
    starts = [statement.content[0] for statement in ordered]
    cues = {statement.cue for statement in ordered if statement.form == "direct" and statement.cue is not None}
    kept = []
    for statement in reported:
        start, end = statement.content
        near = ordered[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
        if statement.cue in cues or _is_inside(statement, ordered, starts) or any(_repeats(statement, other) for other in near):
            continue
        kept.append(statement)
    return kept


def _repeats(statement: Statement, other: Statement) -> bool:
    (a, b), (c, d) = statement.content, other.content
    shared = max(0, min(b, d) - max(a, c))
    return shared >= SAME_WORDS * ((b - a) + (d - c) - shared) or (other.form == "direct" and c <= a < d)


def _is_inside(statement: Statement, ordered: Sequence[Statement], starts: Sequence[int]) -> bool:
    """Whether the cue stands inside a direct quotation: what the quoted speaker reports is part of his words."""
    if statement.cue is None:
        return False
    number = bisect_right(starts, statement.cue[0]) - 1
    return number >= 0 and ordered[number].form == "direct" and statement.cue[0] < ordered[number].content[1]


def attribute(analysis: Analysis, statements: Sequence[Statement], mentions: Sequence[Mention]) -> list[Quote]:
    """A row for each statement, its speaker the actor whose mention covers the head of the speaker's words."""
    finder = _MentionFinder(mentions)
    rows: dict[tuple[int, int], Quote] = {}
    for statement in sorted(statements, key=lambda s: s.content):
        start, end = statement.content
        if end <= start or (start, end) in rows:
            continue
        mention = finder.at(statement.speaker)
        speaker = statement.speaker or (None, None)
        cue = statement.cue or (None, None)
        rows[start, end] = Quote(
            quote_id=analysis.row_id("quote", start, end),
            document_id=analysis.document.document_id,
            sentence_id=analysis.sentence_at(start).sentence_id,
            start_char=start,
            end_char=end,
            text=analysis.slice(start, end),
            form=statement.form,
            speaker_id=mention.actor_id if mention else None,
            speaker_start_char=speaker[0],
            speaker_end_char=speaker[1],
            cue=analysis.slice(*statement.cue) if statement.cue else None,
            cue_start_char=cue[0],
            cue_end_char=cue[1],
            rule=statement.rule,
        )
    return list(rows.values())


class _MentionFinder:
    """Mentions of actors by offset."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = sorted((m for m in mentions if m.actor_id), key=lambda m: (m.start_char, m.end_char))
        self.starts = [m.start_char for m in self.mentions]
        self.longest = max((m.end_char - m.start_char for m in self.mentions), default=0)

    def at(self, span: tuple[int, int] | None) -> Mention | None:
        """The mention that ends with the span or covers its last word, else the one that overlaps it most."""
        if span is None:
            return None
        first = bisect_left(self.starts, span[0] - self.longest)
        last = bisect_left(self.starts, span[1])
        near = [m for m in self.mentions[first:last] if m.end_char > span[0]]
        return max(near, key=lambda m: (m.end_char >= span[1], min(m.end_char, span[1]) - max(m.start_char, span[0])), default=None)
