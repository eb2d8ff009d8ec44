"""Texts in: files, folders, JSON Lines and standard input become ``Document`` records.

``scan`` lists what there is without keeping any text; ``read`` fetches one. So a run over a million articles holds only
their names, and each worker reads its own share.
"""

from dateline.sources.items import Item, Problem, scan
from dateline.sources.reading import read

__all__ = ["Item", "Problem", "read", "scan"]
