"""Web pages: main text and metadata, by trafilatura. Nothing is fetched and no script is run."""

from __future__ import annotations

import logging
from typing import Any

from dateline.errors import DatelineError
from dateline.sources.metadata import as_date

# A page without an article may still yield a menu: what has fewer words than a sentence is none.
FEWEST_WORDS = 8


def read_html(content: bytes, where: str) -> tuple[str, dict[str, Any]]:
    """The main text of a page and its title, publisher, author, url and publication date, where it states them.

    Only dates that the page's metadata declare count: a date found somewhere in the page may be anything's.
    Raises DatelineError when the page has no article.
    """
    import trafilatura
    from trafilatura.settings import Document as Page

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    page = trafilatura.load_html(content)
    found = None
    if page is not None:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if not isinstance(found, Page) or not found.text or len(found.text.split()) < FEWEST_WORDS:
        raise DatelineError(f"{where}: no article found in this page: save the article's text as .txt instead")
    known: dict[str, Any] = {
        "title": found.title,
        "publisher": found.sitename,
        "author": found.author,
        "url": found.url,
        "language": found.language,
    }
    try:
        known["published"] = as_date(found.date) if found.date else None
    except ValueError:
        known["published"] = None
    return found.text, {key: value for key, value in known.items() if value}
