"""Dates: every time expression of a text with its TIMEX3 value, calendar bounds, anchor and reason."""

from dateline.extract.dates.find import find_dates

__all__ = ["find_dates"]
