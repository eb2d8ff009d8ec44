"""What many tests share: the repository's folder, the article, and one parser for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.language.analysis import Analysis
from dateline.language.pipeline import Pipeline
from dateline.sources.reading import document

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "data" / "sources" / "sochi-talks-2020.txt"


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def analyse(pipeline: Pipeline) -> Callable[..., Analysis]:
    def run(text: str, published: str | None = None, document_id: str = "test") -> Analysis:
        day = date.fromisoformat(published) if published else None
        return pipeline.analyse(document(document_id, text, {}, published=day))

    return run


@pytest.fixture(scope="session")
def article(pipeline: Pipeline) -> Analysis:
    text = ARTICLE.read_text(encoding="utf-8")
    return pipeline.analyse(document("sochi-talks-2020", text, {"published": date(2020, 9, 15), "published_basis": "inferred"}))
