"""All readers: importing this module registers them."""

from dateline.extract.dates import calendar_dates, lengths, operators, periods, references, shifts, times_of_day
from dateline.extract.dates.meaning import read

__all__ = ["calendar_dates", "lengths", "operators", "periods", "read", "references", "shifts", "times_of_day"]
