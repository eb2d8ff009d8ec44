"""The day of publication as the head of a text prints it: a line of its own, or the dateline."""

from __future__ import annotations

import re
from datetime import date

# A date that stands for the text's own stands at its head: below a title and a byline, and not further down.
HEAD_CHARACTERS = 600
HEAD_LINES = 8

_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Orders that cannot be misread. "03/04/2021" is not among them: it is March or April, by country.
_DATES = tuple(
    re.compile(_WEEKDAY + order, re.IGNORECASE)
    for order in (
        rf"(?<!\d){_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=T|\b)",
    )
)
_LATER = re.compile(r"\b(?:updated|modified|edited|corrected|accessed|retrieved)\b", re.IGNORECASE)
# What may stand beside the date on a line of its own: a label, a byline, a town or a paper, a time of day.
_FURNITURE = re.compile(
    r"(?:first |originally |last )?(?:published|posted|filed|released|issued|updated|modified|date)(?: on| at)?\b"
    r"|\bby \w[\w.'’-]*(?: (?:and |de |van |von |al-)?[A-Z][\w.'’-]*){0,5}"
    r"|T?\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?Z?(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?[ap]\.?m\.?"
    r"|\b(?:at|on)\b"
    r"|\b(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|Z)\b|[+-]\d\d:?\d\d"
    r"|\([A-Z][^()\n]{1,30}\)"
)
_NAMES = re.compile(r"(?:[A-Z][\w.'’]*(?:-[A-Z][\w.'’]*)*[ ,]*){1,5}")
# A dateline: a town, perhaps its country, the date, perhaps the agency, then a dash.
_DATELINE_TOWN = re.compile(r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}(?:[,/] ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2}){0,2}[,:]? \(?$")
_DATELINE_END = re.compile(r"\)?,? ?(?:\([A-Z][^()\n]{1,30}\)|/[A-Z][\w -]{1,20}/)? ?(?:—|–|--|-) ?")


def published_in(text: str) -> date | None:
    """The day that the head of a text gives as its own, or None.

    It is given by a line that holds a full date and nothing but labels, names and times beside it ("By Ann Hill |
    Leeds, 3 May 2021, 10:15 GMT"), or by a dateline with a year ("LIMA, Peru, May 3, 2021 (AP) --"). A day at which the
    text was updated counts where no other is given.
    """
    later = None
    for line in [line.strip() for line in text[:HEAD_CHARACTERS].splitlines() if line.strip()][:HEAD_LINES]:
        for found in _dates(line):
            day = _calendar(found)
            if day is None or not (_is_dateline(line, found) or _is_alone(line, found)):
                continue
            if not _LATER.search(line[: found.start()]):
                return day
            later = later or day
    return later


def _dates(line: str) -> list[re.Match[str]]:
    return sorted((found for pattern in _DATES for found in pattern.finditer(line)), key=lambda found: found.start())


def _calendar(found: re.Match[str]) -> date | None:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTH_NAMES.index(month[:3].lower()) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def _is_dateline(line: str, found: re.Match[str]) -> bool:
    return bool(_DATELINE_TOWN.match(line[: found.start()]) and _DATELINE_END.match(line[found.end() :]))


def _is_alone(line: str, found: re.Match[str]) -> bool:
    """Whether only furniture and, before or after it, one short name stand on the date's line."""
    if len(line) > 120 or line[-1] in "?!":
        return False
    rest = line
    for other in reversed(_dates(line)):
        rest = rest[: other.start()] + "|" + rest[other.end() :]
    rest = _FURNITURE.sub("|", rest)
    names = [piece.strip(" ,.:;·•*_-–—\t") for piece in re.split(r"[|/]", rest)]
    named = [piece for piece in names if piece]
    return len(named) <= 2 and all(_NAMES.fullmatch(piece) for piece in named) and bool(found)
