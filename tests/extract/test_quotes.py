"""Quotes: marks, terms, frames, clauses, turns, speakers, and the published article."""

import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.quotes import attribute, find_statements, is_claim
from dateline.extract.quotes.marks import find_quotations
from dateline.extract.quotes.turns import find_turns
from dateline.extract.statements import Statement
from dateline.language.analysis import Analysis
from dateline.language.knowledge import load
from dateline.language.pipeline import Pipeline
from dateline.records import Document, Mention

ARTICLE = Path(__file__).parents[2] / "data" / "sources" / "sochi-talks-2020.txt"


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def analyse(text: str, published: date | None = None) -> Analysis:
    return _pipeline().analyse(Document("t", None, None, None, None, published, None, "en", None, len(text), "", None, text))


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def rows(text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Content, form, speaker, cue and rule of each statement."""

    def of(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [(text[slice(*s.content)], s.form, of(s.speaker), of(s.cue), s.rule) for s in find_statements(analyse(text))]


def speakers(text: str) -> list[tuple[str, str | None]]:
    return [(content, speaker) for content, form, speaker, _, _ in rows(text) if form != "indirect"]


def mention(text: str, words: str, actor: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Mention(f"m{start}", "t", "s", start, start + len(words), words, actor, None, "name", "test")


# ---------------------------------------------------------------- knowledge


@pytest.mark.parametrize("name", ["quotes/cues", "quotes/acts", "quotes/terms"])
def test_no_list_holds_a_word_twice(name: str) -> None:
    def lists(table: dict) -> list[list]:
        return [
            found for value in table.values() for found in (lists(value) if isinstance(value, dict) else [value]) if isinstance(found, list)
        ]

    assert lists(load(name))
    for words in lists(load(name)):
        assert sorted(set(words)) == sorted(words)


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” she said.", ["One"]),
        ('"One," she said, "two."', ["One", "two."]),
        ("'It's the boys' boat,' he said.", ["It's the boys' boat"]),
        ("‘The crews’ pay is late,’ he said.", ["The crews’ pay is late"]),
        ("“He called it ‘mad’ twice,” she said.", ["He called it ‘mad’ twice"]),
        ('‘He said "go" and went,’ she said.', ['He said "go" and went']),
        ("«Nein», sagte er.", ["Nein"]),
        ("„Ja“, sagte sie. “Yes.”", ["Ja", "Yes."]),
        ("``One,'' he said.", ["One"]),
        ("''One,'' he said.", ["One"]),
        ("“One. He left.", ["One. He left."]),
        ('"One. "Two," she said.', ["One.", "Two"]),
        ("In '68 the kids' rock 'n' roll was theirs.", []),
        ('A 6\' 2" guard and a 27" screen.', []),
        ('He said that the three..."are one house."', ["are one house."]),
        ('The road is shut," he said.', ["The road is shut"]),
        ("“ ”", []),
        ("“", []),
        ("”’'\"", []),
        ("”Fear. I am afraid.” — Ann Hill", ["Fear. I am afraid."]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_marks_do_not_pair_across_paragraphs() -> None:
    text = "“One.\n“Two.”\nThree."
    found = find_quotations(text)
    assert [(text[q.start : q.end], q.closed) for q in found] == [("One.", False), ("Two.", True)]


def test_hard_wrapped_quotation_is_one() -> None:
    lines = [
        "The committee met in the old customs house on Monday and heard the engineers at length.",
        "“The wall was built in nineteen hundred and four and it has never been repaired since then,",
        "and nobody in this room can say that he was not warned,” said the chief engineer, Ada Brook,",
        "who has written to the ministry about the wall in each of the last eleven years in vain and",
        "will retire in the spring.",
    ]
    text = "\n".join(lines)
    [(content, speaker)] = speakers(text)
    assert content.startswith("The wall was built")
    assert content.endswith("not warned")
    assert speaker == "the chief engineer"


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize(
    "text",
    [
        "The “iron harvest” is collected each spring.",
        "They live in a so-called “closed town”.",
        "Her film, “The Last Ferry Home,” won a prize.",
        "On “Face of the City” the mayor wept.",
        "Anna “the Knife” Horvath was acquitted.",
        "He was known as the “butcher of the lower valley”.",
        "The word “democracy in action” was painted over.",
    ],
)
def test_terms_titles_and_names_are_no_quotes(text: str) -> None:
    assert [row for row in rows(text) if row[1] != "indirect"] == []


# ---------------------------------------------------------------- speakers of quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not pay,” said a detective, speaking on condition of anonymity.", "a detective"),
        ("“We will not pay,” a detective, speaking on condition of anonymity, said.", "a detective"),
        ("“We will not pay the fine,” Capt. Ruth Bell said.", "Ruth Bell"),
        ("Asked about the fine, he said: “We will not pay.”", "he"),
        ("Ms Lowe had one message for the union: “We will not pay.”", "Ms Lowe"),
        ("“We will not pay!” — Karen Bo", "Karen Bo"),
        ("“We will not pay”, read the banner.", "the banner"),
        ("KAREN: “We will not pay the fine.”", "KAREN"),
        ("Mr Low smiled. “We will not pay.”", "Mr Low"),
        ('"We will not pay," she told the court.', "she"),
    ],
)
def test_speaker_of_a_quotation(text: str, expected: str) -> None:
    found = [speaker for _, speaker in speakers(text)]
    assert len(found) == 1
    assert found[0] is not None
    assert expected in found[0] or found[0] in expected


def test_addressee_is_kept() -> None:
    text = "“The road is shut,” he told the drivers."
    [statement] = find_statements(analyse(text))
    assert statement.addressee is not None
    assert text[slice(*statement.addressee)] == "the drivers"


def test_colon_at_the_end_of_the_paragraph_before() -> None:
    text = "The harbour master, Ines Vega, wrote to the owners:\n“Move your boats by noon.”"
    assert speakers(text)[0][1] == "The harbour master"


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The first wave took the pier,” Mr Tane said. “The second took the road.\n“The third took my house.”"
    assert [(s, r) for _, _, s, _, r in rows(text)] == [
        ("Mr Tane", "cue-after"),
        ("Mr Tane", "cue-middle"),
        ("Mr Tane", "continued-paragraph"),
    ]


def test_frame_after_a_comma_wins_over_the_colon_before() -> None:
    text = "It said the change would help families: “Nobody will lose a penny by it,” the union wrote."
    assert speakers(text) == [("Nobody will lose a penny by it", "the union")]


# ---------------------------------------------------------------- reported clauses


@pytest.mark.parametrize(
    ("text", "content", "speaker", "rule"),
    [
        ("The bank said on Friday it had closed.", "it had closed", "The bank", "clause-after"),
        ("The bank had closed, a teller said.", "The bank had closed", "a teller", "clause-before"),
        ("The bank, a teller said, had closed.", "The bank, a teller said, had closed", "a teller", "clause-around"),
        ("Voters believe that the count was fair.", "the count was fair", "Voters", "thought-after"),
        ("A study found that bees sleep.", "bees sleep", "A study", "finding-after"),
        ("According to the vicar, the bell is cracked.", "the bell is cracked", "the vicar", "according-to"),
        ("Ms Ito's claim that the seal was broken was false.", "the seal was broken", "Ms Ito", "noun"),
        ("He was told by his doctor that he must rest.", "he must rest", "his doctor", "clause-after"),
        ("The court called the law a farce.", "the law a farce", "The court", "judgement"),
        ("Ms Ito urged the crew to leave.", "the crew to leave", "Ms Ito", "asking"),
        ("Ms Ito called on the crew to leave.", "the crew to leave", "Ms Ito", "asking"),
        ("The charity called for an inquiry.", "an inquiry", "The charity", "topic"),
        ("The miners want to stop the pumps.", "to stop the pumps", "The miners", "thought-wish"),
        ("The owners promised to repair the roof.", "to repair the roof", "The owners", "infinitive"),
        ("The club issued a statement saying that the match was off.", "the match was off", "The club", "clause-after"),
        ("She said the road was shut, adding that the bridge had gone.", "the road was shut", "She", "clause-after"),
        ("The union endorsed Ms Ito's plan, which costs nothing.", "Ms Ito's plan", "The union", "stance"),
        ("The survey shows a steady fall in sales.", "a steady fall in sales", "The survey", "finding-object"),
        ("The captain said after the match he would not sell the boat.", "he would not sell the boat", "The captain", "clause-after"),
        ("She told a meeting of mayors that few people understood it.", "few people understood it", "She", "clause-after"),
        ("The owners have not said when the mill will open.", "when the mill will open", "The owners", "not-clause-after"),
        ("The pilot said the fog was thick, although others took off.", "the fog was thick", "The pilot", "clause-after"),
    ],
)
def test_reported_clause(text: str, content: str, speaker: str, rule: str) -> None:
    found = {(row[0], row[2], row[4]) for row in rows(text) if row[1] == "indirect"}
    assert (content, speaker, rule) in found


def test_participle_shares_the_speaker_and_not_the_subject_of_the_clause() -> None:
    text = "She said the road was shut, adding that the bridge had gone."
    assert {(row[0], row[2]) for row in rows(text)} == {("the road was shut", "She"), ("the bridge had gone", "She")}


def test_hearer_of_a_passive_is_no_speaker() -> None:
    [row] = rows("The widow was told that the file was lost.")
    assert row[2] is None


@pytest.mark.parametrize(
    "text", ["Nobody said that the ship was safe.", "No one claimed that the ship was safe.", "Let's say the ship was safe."]
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("text", ["Do not forget that the ship was safe.", "It goes without saying that the ship was safe."])
def test_what_is_put_to_the_reader_is_no_statement(text: str) -> None:
    assert rows(text) == []


def test_subject_suspended_by_the_frame() -> None:
    [row] = rows("These drivers, Lund explained earlier in the hearing, were well paid.")
    assert (row[2], row[3], row[4]) == ("Lund", "explained", "clause-around")


def test_questions_and_answers_of_an_interview() -> None:
    text = "Q: When did you hear of it?\nA: In May. My father said the firm had bought the valley."
    assert [(row[0], row[1], row[4]) for row in rows(text)] == [
        ("When did you hear of it?", "direct", "exchange"),
        ("In May. My father said the firm had bought the valley.", "direct", "exchange"),
    ]


def test_reported_speech_inside_a_turn_belongs_to_it() -> None:
    assert [row[2] for row in rows("HOST: Who paid?\nGUEST: The clerk said that nobody paid.")] == ["HOST", "GUEST"]


def test_relative_clause_is_no_frame() -> None:
    text = "Ostra, which denies any part in it, vowed to retaliate."
    assert {(row[0], row[4]) for row in rows(text)} == {("any part in it", "topic"), ("to retaliate", "infinitive")}


def test_a_participle_that_leads_up_to_what_is_said_is_no_statement() -> None:
    text = "Referring to the two towns, Mr Cole thanked the nurses for their work."
    assert [(row[0], row[4]) for row in rows(text)] == [("the nurses for their work", "judgement")]


def test_label_before_the_colon_speaks() -> None:
    [row] = rows("Police chief: “We came too late”")
    assert (row[2], row[4]) == ("Police chief", "label")


@pytest.mark.parametrize(
    "text",
    [
        "Storm Ilse: live updates",
        "The team compared the old maps with new photographs.",
        "France declared war on Austria.",
        "The rebels supported Madero.",
    ],
)
def test_what_is_no_clause_and_no_judgement_is_no_statement(text: str) -> None:
    assert rows(text) == []


def test_what_one_is_asked_to_back_is_not_yet_backed() -> None:
    assert {(row[2], row[4]) for row in rows("Ms Stein urged senators to back the measure.")} == {("Ms Stein", "asking")}


def test_name_right_before_its_verb_speaks_where_the_parser_sees_no_subject() -> None:
    text = "In a meeting last March with the editors of the Evening Post Lund said that the pact was old."
    assert ("the pact was old", "Lund") in {(row[0], (row[2] or "").split()[-1]) for row in rows(text)}


def test_frame_on_the_next_line() -> None:
    [row] = rows("The minister left.\n“We shall build it again.”\nsaid Paul Okoye, the mayor of the town.")
    assert (row[2], row[4]) == ("Paul Okoye", "cue-after")


@pytest.mark.parametrize("text", ["The bank declined to comment on the sale.", "The bank did not discuss the sale."])
def test_what_is_withheld_is_no_statement(text: str) -> None:
    assert rows(text) == []


def test_denied_cue_is_told_apart_and_makes_no_claim() -> None:
    [row] = rows("The owner did not say that the ship was safe.")
    assert row[4] == "not-clause-after"
    assert not is_claim(row[4])
    assert not is_claim("stance")
    assert is_claim("clause-after")
    assert is_claim("cue-middle")


def test_source_asking_not_to_be_named_makes_no_statement() -> None:
    assert not any("named" in row[0] for row in rows("An official, who asked not to be named, said the ship had sunk."))


def test_reported_speech_inside_a_quotation_belongs_to_it() -> None:
    text = "“The captain told me that the ship was safe,” the cook said."
    assert [(row[1], row[2]) for row in rows(text)] == [("direct", "the cook")]


def test_turns_of_a_transcript() -> None:
    text = "HOST: Who paid?\nGUEST (laughing): Nobody paid.\nNote: the end."
    assert [(text[slice(*t.speaker)], text[slice(*t.content)]) for t in find_turns(text) if t.speaker] == [
        ("HOST", "Who paid?"),
        ("GUEST", "Nobody paid."),
    ]


# ---------------------------------------------------------------- rows


def test_attribute_maps_speakers_to_actors() -> None:
    text = "“The gate was open,” said Ana Ruiz, a lawyer. “Nobody was hurt.” The guard, she said, had left."
    analysis = analyse(text)
    mentions = [mention(text, "Ana Ruiz", "person:ana-ruiz"), mention(text, "she", "person:ana-ruiz")]
    found = attribute(analysis, find_statements(analysis), mentions)
    assert [(q.text, q.form, q.speaker_id) for q in found] == [
        ("The gate was open", "direct", "person:ana-ruiz"),
        ("Nobody was hurt.", "direct", "person:ana-ruiz"),
        ("The guard, she said, had left", "indirect", "person:ana-ruiz"),
    ]
    for quote in found:
        assert text[quote.start_char : quote.end_char] == quote.text
        assert quote.quote_id == f"t:quote:{quote.start_char}-{quote.end_char}"
        assert quote.cue == text[quote.cue_start_char : quote.cue_end_char]
        assert quote.sentence_id == analysis.sentence_at(quote.start_char).sentence_id


def test_attribute_prefers_the_mention_at_the_head_of_the_speaker() -> None:
    text = "“No,” the president's lawyer said."
    analysis = analyse(text)
    statement = Statement((1, 3), "direct", (text.index("the"), text.index(" said")), None, None, "test")
    mentions = [mention(text, "the president", "person:president"), mention(text, "the president's lawyer", "person:lawyer")]
    assert attribute(analysis, [statement], mentions)[0].speaker_id == "person:lawyer"


def test_attribute_leaves_an_unknown_speaker_empty() -> None:
    text = "“No,” said a guard."
    analysis = analyse(text)
    statements = find_statements(analysis)
    [quote] = attribute(analysis, [*statements, *statements], [])
    assert quote.speaker_id is None
    assert text[quote.speaker_start_char : quote.speaker_end_char] == "a guard"


# ---------------------------------------------------------------- the article


def test_speakers_of_the_article() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    found = [(content[:16], form, speaker, cue) for content, form, speaker, cue, _ in rows(text) if form != "indirect"]
    assert found == [
        ("We agreed that R", "direct", "Mr Putin", "said"),
        ("Russia remains c", "direct", "he", "added"),
        ("We regard Belaru", "direct", "he", None),
        ("All these events", "direct", "Mr Lukashenko", "said"),
        ("I am very please", "direct", "he", None),
        ("logical, timely ", "mixed", "Mr Putin", "called"),
        ("We want Belarusi", "direct", "he", "said"),
        ("all agreements s", "mixed", "Opposition leader Svetlana Tikhanovskaya", "warned"),
        ("I am very sorry ", "direct", "she", "added"),
    ]


def test_reported_speech_of_the_article() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    found = {(speaker, cue) for _, form, speaker, cue, _ in rows(text) if form == "indirect"}
    assert {("Mr Putin", "revealed"), ("who", "insists"), ("Mr Lukashenko", "proposed"), ("Mr Putin", "vowing")} <= found


# ---------------------------------------------------------------- anything

ODD = [
    "",
    " ",
    "No",
    "“",
    "\n\n",
    "😀 “😀 said 😀” 😀",
    "THE KING SAID “NO” AND LEFT.",
    "said said said “said” said, said: said.",
    "according to",
    "“‘\"''\"’”" * 20,
    "X: ",
    "Ünë “çà” dït Ü: “Ça 𝒳 va, 𝒴 dit.”",
    "a\r\nb “c\r\nd” e",
    "::: “a,” :::",
    "—",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_no_error(text: str) -> None:
    analysis = analyse(text)
    found = attribute(analysis, find_statements(analysis), [])
    assert all(text[q.start_char : q.end_char] == q.text for q in found)
    assert [q.start_char for q in found] == sorted(q.start_char for q in found)


PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "\n",
    " ",
    ", ",
    ". ",
    "! ",
    ": ",
    "— ",
    "said ",
    "He ",
    "Ms Ito ",
    "according to ",
    "that ",
    "told ",
    "rain fell ",
    "😀",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_any_order_of_marks_and_words_is_no_error(pieces: list[str]) -> None:
    text = "".join(pieces)
    analysis = analyse(text)
    found = attribute(analysis, find_statements(analysis), [])
    assert len({(q.start_char, q.end_char) for q in found}) == len(found)
    assert all(text[q.start_char : q.end_char] == q.text and q.text.strip() == q.text for q in found)


@pytest.mark.parametrize(
    "piece",
    [
        "“The wall is old,” Mr Day said. Ms Fry said it would hold. “We “shall” see.”\n",
        '"We go." The rain fell. ',
        'It is 27" wide and “odd ',
    ],
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    """Six times the text may take twenty times as long on a busy machine; were it quadratic, it would take 36 times."""

    def seconds(count: int) -> float:
        analysis = analyse(piece * count)
        times = []
        for _ in range(3):
            start = time.perf_counter()
            find_statements(analysis)
            times.append(time.perf_counter() - start)
        return min(times)

    assert seconds(900) < 20 * max(seconds(150), 0.005)
