"""The unit and currency tables against the libraries that know the standards: ucumvert for UCUM, pycountry for ISO 4217."""

from __future__ import annotations

import pycountry
import pytest
from ucumvert import get_ucum_parser

from dateline.extract.figures.units import _after, currencies_before, currency_entries
from dateline.language.knowledge import load

# Withdrawn codes that older news still counts in, and the bitcoin, which ISO 4217 does not list.
HISTORIC = {"FRF", "BEF", "DEM", "ITL", "NLG", "ESP", "FIM", "IEP", "ATS", "ZWL", "BGN"}
UNLISTED = {"XBT"}


def _ucum_codes() -> list[str]:
    data = load("figures/units")
    plain = {entry["code"] for entry in data["unit"] if entry["code"]}
    prefixed = {data["prefixes"][prefix][0] + entry["code"] for entry in data["prefixed"] for prefix in entry["prefixes"]}
    return sorted(plain | prefixed | {"km/h", "m3/d", "km2", "[ft_i]2", "[bbl_us]/d", "g/km"})


@pytest.mark.parametrize("code", _ucum_codes())
def test_unit_codes_are_ucum(code: str) -> None:
    get_ucum_parser().parse(code)


@pytest.mark.parametrize("code", sorted({entry["code"] for entry in currency_entries()}))
def test_currency_codes_are_iso_4217(code: str) -> None:
    assert pycountry.currencies.get(alpha_3=code) is not None or code in HISTORIC | UNLISTED


def test_every_shared_name_leads_to_a_known_currency() -> None:
    known = {entry["code"] for entry in currency_entries()}
    named = {code for entry in load("figures/currencies")["shared"] for code in entry["countries"].values()}
    assert named | set(load("figures/currencies")["dollars"].values()) <= known


def test_no_word_means_two_units_of_one_kind() -> None:
    words: dict[str, str] = {}
    for entry in load("figures/units")["unit"]:
        for word in entry["words"]:
            assert words.setdefault(word, entry["name"]) == entry["name"], word


def test_tables_are_not_empty() -> None:
    _, _, words, symbols = _after()
    assert len(words) > 400
    assert len(symbols) > 80
    assert len(currencies_before()[1]) > 100
