"""The parser and the knowledge of English that the extractors share."""
