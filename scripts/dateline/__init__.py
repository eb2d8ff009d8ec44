"""Dateline turns news text into an event timeline that anyone can check."""

__version__ = "0.1.0"
