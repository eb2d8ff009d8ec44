from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.records import Document
from dateline.sources import Item, read, scan
from dateline.sources.english import is_english
from dateline.sources.publication import published_in


def read_one(path: Path, **options: object) -> Document:
    items, problems = scan([path])
    assert not problems
    assert len(items) == 1
    return read(items[0], **options)  # type: ignore[arg-type]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_is_kept_as_it_is_with_line_ends_and_without_the_byte_order_mark(tmp_path: Path) -> None:
    found = read_one(write(tmp_path / "a.txt", b"\xef\xbb\xbfOne\r\ntwo \xc3\xa9 \xf0\x9f\x98\x80\n"))
    assert found.text == "One\r\ntwo é 😀\n"
    assert found.characters == 13
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert found.document_id == "a"
    assert found.published is None
    assert found.published_basis is None


def test_metadata_beside_a_text(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'title = "T"\npublished = 2020-09-15\npublished_basis = "inferred"\n')
    found = read_one(write(tmp_path / "a.txt", "Text."))
    assert (found.title, found.published, found.published_basis) == ("T", date(2020, 9, 15), "inferred")


def test_a_given_date_serves_only_where_none_is_stated(tmp_path: Path) -> None:
    text = write(tmp_path / "a.txt", "Text.")
    given = read_one(text, published=date(2001, 2, 3))
    assert (given.published, given.published_basis) == (date(2001, 2, 3), "given")
    write(tmp_path / "a.toml", 'published = "2020-09-15"')
    stated = read_one(text, published=date(2001, 2, 3))
    assert (stated.published, stated.published_basis) == (date(2020, 9, 15), "stated")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('titel = "T"', "unknown key titel; known are title, publisher"),
        ("title = 5", "title must be a string"),
        ('published = "15.9.2020"', "write it as YYYY-MM-DD"),
        ('published_basis = "guess"', "must be one of stated, inferred, given"),
        ("title =", "not valid TOML"),
    ],
)
def test_bad_metadata_is_refused_with_a_remedy(tmp_path: Path, toml: str, words: str) -> None:
    write(tmp_path / "a.toml", toml)
    with pytest.raises(DatelineError, match=r"a\.toml") as error:
        read_one(write(tmp_path / "a.txt", "Text."))
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("Café".encode("latin-1"), "iconv"),
        ("Text".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\xff\xfe", "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(tmp_path: Path, content: bytes, words: str) -> None:
    path = write(tmp_path / "a.txt", content)
    with pytest.raises(DatelineError) as error:
        read_one(path)
    assert words in str(error.value)
    assert str(error.value).startswith(f"{path}: ")


def test_folders_give_ids_by_path_in_order_of_the_ids(tmp_path: Path) -> None:
    write(tmp_path / "b" / "x.txt", "Text.")
    write(tmp_path / "a.txt", "Text.")
    write(tmp_path / "picture.png", b"\x00")
    items, problems = scan([tmp_path])
    assert [item.document_id for item in items] == ["a", "b/x"]
    assert not problems


def test_two_documents_of_one_id_are_told_of(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1" / "a.txt", "Text."), write(tmp_path / "2" / "a.txt", "Text.")
    items, problems = scan([first, second])
    assert len(items) == 1
    assert [problem.where for problem in problems] == [str(second)]
    assert str(first) in problems[0].message


@pytest.mark.parametrize("name", ["missing.txt", "a.docx"])
def test_inputs_that_are_none(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.docx", "x")
    with pytest.raises(DatelineError, match=name):
        scan([tmp_path / name])


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"\.jsonl"):
        scan([tmp_path])


# ---------------------------------------------------------------- JSON Lines
def lines(path: Path, *rows: object) -> Path:
    return write(path, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))


def test_json_lines_keep_ids_and_read_by_offset(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "z/9:ü", "text": "Ein Satz. 😀", "published": "2020-09-15T10:00:00Z", "publisher": "P", "other": 1},
        "",
        {"id": 7, "text": "Two."},
    )
    items, problems = scan([path])
    assert not problems
    found = [read(item) for item in items]
    assert [document.document_id for document in found] == ["7", "z/9:ü"]
    assert found[1].text == "Ein Satz. 😀"
    assert (found[1].published, found[1].published_basis, found[1].publisher) == (date(2020, 9, 15), "stated", "P")
    assert found[0].published is None


@pytest.mark.parametrize("broken", ["{", "[]", '{"id": "a"}', '{"text": "x"}', '{"id": "a", "text": 5}', "null"])
def test_a_broken_line_is_told_of_and_the_others_are_read(tmp_path: Path, broken: str) -> None:
    items, problems = scan([lines(tmp_path / "a.jsonl", {"id": "1", "text": "x"}, broken, {"id": "2", "text": "x"})])
    assert [item.document_id for item in items] == ["1", "2"]
    assert [problem.where for problem in problems] == [f"{tmp_path / 'a.jsonl'}:2"]
    assert problems[0].skipped


def test_an_ambiguous_date_is_not_guessed(tmp_path: Path) -> None:
    items, problems = scan([lines(tmp_path / "a.jsonl", {"id": "1", "text": "x", "published": "03-02-2009"})])
    assert [problem.skipped for problem in problems] == [False]
    assert read(items[0]).published is None


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    items, _ = scan([lines(tmp_path / "a.jsonl", '{"id": "1", "text": "x \\ud83d"}')])
    with pytest.raises(DatelineError, match="lone surrogate"):
        read(items[0])


# ---------------------------------------------------------------- HTML
PAGE = """<!doctype html><html lang="en"><head><title>Ministers meet | The Example</title>
<meta property="og:site_name" content="The Example"><meta property="og:title" content="Ministers meet">
<meta name="author" content="Ann Writer"><meta property="article:published_time" content="2021-03-04T08:00:00Z">
<script>document.write("never")</script></head><body><nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1>
<p>The ministers of both countries met on Monday in the capital to talk about the border, and agreed to meet again in June.</p>
<p>“We have made progress,” one of them said after the talks, which had lasted for more than six hours and ended at midnight.</p>
<p>Thousands had gathered outside the building during the day, and the police kept the crowds away from the square.</p>
</article><footer>Copyright 2026</footer></body></html>"""


def test_a_web_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    found = read_one(write(tmp_path / "a.html", PAGE))
    assert "met on Monday in the capital" in found.text
    assert "never" not in found.text
    assert (found.title, found.publisher, found.author) == ("Ministers meet", "The Example", "Ann Writer")
    assert (found.published, found.published_basis) == (date(2021, 3, 4), "stated")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav>Home</nav><p>About us</p></body></html>",
        "<<<>>><a <b <c",
        "<script>1</script>",
        "\ufffd",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(DatelineError, match="no article found"):
        read_one(write(tmp_path / "a.html", page))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers of both countries met on Monday, and it was agreed that the talks would go on in the autumn. " * 3, True),
        ("THE MINISTERS OF BOTH COUNTRIES MET ON MONDAY, AND IT WAS AGREED THAT THE TALKS WOULD GO ON IN THE AUTUMN. " * 3, True),
        ("Die Minister beider Länder trafen sich am Montag und vereinbarten, die Gespräche im Herbst fortzusetzen. " * 5, False),
        ("Los ministros de ambos países se reunieron el lunes y acordaron continuar las conversaciones en otoño. " * 5, False),
        ("Министры обеих стран встретились в понедельник и договорились продолжить переговоры осенью. " * 5, False),
        ("Talks in Sochi.", None),
    ],
)
def test_english_is_told_from_other_languages(text: str, expected: bool | None) -> None:
    assert is_english(text) is expected


def test_paths_are_relative_to_the_package_or_bare(tmp_path: Path) -> None:
    path = write(tmp_path / "data" / "a.txt", "Text.")
    assert read_one(path, root=tmp_path).path == "data/a.txt"
    assert read_one(path, root=tmp_path / "elsewhere").path == "a.txt"
    assert read(Item("stdin", Path("-"), "text", 5, content=b"Text.")).path is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Harbour reopens\nBy Ann Hill | Leeds, 3 May 2021, 10:15 GMT\n", "2021-05-03"),
        ("LIMA, Peru, May 3, 2021 (AP) -- The harbour", "2021-05-03"),
        ("SANTA ROSA, Sept. 27, 2023 - The harbour", "2023-09-27"),
        ("Oslo, 5 May 2020 – The harbour", "2020-05-05"),
        ("Harbour reopens\nThursday, June 5th, 2014 at 5:30 p.m.\n", "2014-06-05"),
        ("Published: 2021-05-03T10:00:00Z\nUpdated: 4 May 2021\n", "2021-05-03"),
        ("Updated 4 May 2021\nHarbour reopens\n", "2021-05-04"),
        ("Harbour reopens\nUpdated 4 May 2021\nPublished 3 May 2021\n", "2021-05-03"),
        ("Posted on May 5, 2019 by harbourmaster\n", "2019-05-05"),
        # No year, no order that all read alike, no day of that name, no date of the text's own.
        ("KYIV, May 3 (Reuters) - The harbour", None),
        ("03/04/2021\nHarbour reopens\n", None),
        ("29 Feb 2021\nHarbour reopens\n", None),
        ("A timeline of the 3 May 2021 flood\n", None),
        ("Battle of Tours, 10 October 1932\n", None),
        ("She was born on 3 May 1921.\n", None),
        ("The harbour reopened.\n" * 40 + "3 May 2021\n", None),
    ],
)
def test_the_head_of_a_text_may_print_its_day(head: str, expected: str | None) -> None:
    found = published_in(head + "\nThe harbour reopened on Monday.")
    assert (found.isoformat() if found else None) == expected


def test_a_printed_day_serves_where_none_is_stated_or_given(tmp_path: Path) -> None:
    text = "Leeds, 3 May 2021\nThe harbour reopened on Monday."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [item], _ = scan([tmp_path / "a.txt"])
    printed, given = read(item), read(item, date(2021, 5, 4))
    assert (printed.published, printed.published_basis) == (date(2021, 5, 3), "inferred")
    assert (given.published, given.published_basis) == (date(2021, 5, 4), "given")
