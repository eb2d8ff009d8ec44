"""Whose money it is: currencies that share a name ("pesos", "$"), and pounds that are money or weight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import Words, governor, number_head
from dateline.extract.figures.units import Unit, currency_entries
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_POUND = re.compile(r"pounds?\b", re.IGNORECASE)
_OF_GOODS = re.compile(r"\s+(?:\([^)]*\)\s+)?of\b|\s+(?:heavier|lighter|overweight)\b", re.IGNORECASE)
_BRITISH = re.compile(
    r"£|\b(?:sterling|pence|Britain|British|Briton|UK|U\.K\.|England|English|London|Scotland|Scottish|Wales|Welsh|Ulster|Belfast)\b"
)
_DOMAIN = re.compile(r"^(?:[a-z]+://)?[^/]*\.([a-z]{2})(?:[:/]|$)", re.IGNORECASE)


@cache
def _units() -> dict[str, Unit]:
    """The currencies by code."""
    return {entry["code"]: Unit("money", entry["code"], entry["name"], entry.get("short", "")) for entry in currency_entries()}


@cache
def _shared() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """The shared names, as a pattern, and for each the words of countries with the code that they stand for."""
    names = {name.lower(): entry["countries"] for entry in load("figures/currencies")["shared"] for name in entry["names"]}
    return re.compile(rf"\b({'|'.join(names)})\b", re.IGNORECASE), names


class Purse:
    """Settles the currency of amounts in one document, from the countries that it names and where it was published."""

    def __init__(self, text: str, url: str | None) -> None:
        self._text = text
        domain = _DOMAIN.match(url) if url else None
        self._dollar = load("figures/currencies")["dollars"].get(domain[1].lower()) if domain is not None else None
        self._found: dict[str, str | None] = {}

    def settle(self, words: Words, quantity: Quantity) -> Quantity:
        """The quantity in the currency that is meant, or unchanged."""
        unit = quantity.unit
        if unit is None or unit.kind not in ("money", "measure"):
            return quantity
        written = self._text[quantity.start : quantity.end]
        if unit.kind == "measure":
            if unit.code.startswith("[lb_av]") and _POUND.search(written) and self._is_money(words, quantity):
                return _in(quantity, "GBP")
            return quantity
        code = self._code(unit, written)
        return quantity if code is None or code == unit.code else _in(quantity, code)

    def _code(self, unit: Unit, written: str) -> str | None:
        if unit.code == "USD" and self._dollar and not re.search(r"US|U\.S|americ", written, re.IGNORECASE):
            return str(self._dollar)
        pattern, _ = _shared()
        match = pattern.search(written)
        if match is None or re.search(rf"\b(?!million|billion|trillion|thousand|hundred|dozen)[A-Za-z]+\s+{match[1]}", written):
            return None
        return self._of_name(match[1].lower())

    def _of_name(self, name: str) -> str | None:
        """The code for a shared name: the country that the text names most, the first of equals."""
        if name not in self._found:
            countries = _shared()[1][name]
            # The place in a dateline stands in capitals.
            written = countries | {word.upper(): code for word, code in countries.items()}
            named = Counter(written[word] for word in re.findall(rf"\b({'|'.join(written)})", self._text))
            self._found[name] = named.most_common(1)[0][0] if named else None
        return self._found[name]

    def _is_money(self, words: Words, quantity: Quantity) -> bool:
        """Whether pounds are sterling: something is paid or sold, or Britain is named and nothing is weighed."""
        if _OF_GOODS.match(self._text, quantity.end):
            return False
        lists = load("figures/currencies")["pounds"]
        above = governor(number_head(words, quantity.number.start, quantity.end))
        if _names(above, lists["weight"]):
            return False
        return _names(above, lists["money"]) or (_BRITISH.search(self._text) is not None and quantity.number.scale >= 1000)


def _names(token: Token, lemmas: list[str]) -> bool:
    """Whether a word, or the verb that governs it, is one of a list."""
    return token.lemma_.lower() in lemmas or token.head.lemma_.lower() in lemmas


def _in(quantity: Quantity, code: str) -> Quantity:
    """The quantity with its unit in another currency, what it is per kept."""
    assert quantity.unit is not None
    unit = _units()[code]
    _, _, per = quantity.unit.name.partition(" per ")
    return replace(quantity, unit=replace(unit, name=f"{unit.per_name or unit.name} per {per}") if per else unit)
