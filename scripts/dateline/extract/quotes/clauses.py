"""Indirect statements: the clause under a verb or noun of saying or thinking, and what stands "according to" somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.quotes.acts import act_verbs, find_acts
from dateline.extract.quotes.cues import clause_verbs, is_verb, is_withheld, kind_of, words
from dateline.extract.quotes.sources import addressee_of, is_continued, is_nobody, name_before, phrase, span_of, subject_of
from dateline.extract.quotes.spans import RELATIVE_TAGS, before_remark, trimmed
from dateline.extract.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A verb of saying with its adjuncts between commas is no longer than this.
INSERTED_TOKENS = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"that", "whether", "if"})


def find_clauses(doc: Doc) -> list[Statement]:
    """All indirect statements of a document, in the order of their cues."""
    found: list[Statement] = []
    verbs, commit, nouns, acts = clause_verbs(), words("commit"), words("noun"), act_verbs()
    for token in _of_lemmas(doc, verbs | commit | nouns | acts | {"accord"}):
        lemma = token.lemma_
        if lemma == "accord":
            found.extend(_according_to(token))
        elif is_verb(token):
            reported = list(_under_verb(token, verbs, commit)) if lemma in verbs or lemma in commit else []
            if not reported and lemma in acts:
                reported = list(find_acts(token))
            found.extend(reported)
        elif lemma in nouns and token.pos_ == "NOUN":
            found.extend(_under_noun(token))
    return found


def _of_lemmas(doc: Doc, lemmas: frozenset[str]) -> Iterator[Token]:
    """The tokens of some lemmas, found by column: few tokens are of any."""
    from spacy.attrs import LEMMA

    keys = doc.to_array(LEMMA).tolist()
    wanted = {key for key in set(keys) if doc.vocab.strings[key] in lemmas}
    return (doc[i] for i, key in enumerate(keys) if key in wanted)


def _under_verb(verb: Token, verbs: frozenset[str], commit: frozenset[str]) -> Iterator[Statement]:
    clause = _clause_of(verb) if verb.lemma_ in verbs else None
    rule = kind_of(verb.lemma_)
    if clause is not None:
        content = _content(clause, verb)
    elif verb.lemma_ in commit and (clause := _infinitive_of(verb)) is not None:
        content, rule = _content(clause, verb), "infinitive"
    elif verb.lemma_ in verbs and _is_inserted(verb):
        content = _around(verb)
    else:
        return
    subject = subject_of(verb) or name_before(verb)
    if content is None or _is_nobodys(verb, subject) or (rule == "infinitive" and subject is not None and _holds(content, subject)):
        return
    speaker = phrase(subject) if subject is not None else None
    yield Statement(content, "indirect", speaker, span_of(verb), addressee_of(verb), _rule_name(rule, content, verb))


def _holds(content: tuple[int, int], token: Token) -> bool:
    return content[0] <= token.idx < content[1]


def _is_nobodys(verb: Token, subject: Token | None) -> bool:
    """Whether nobody says it: "nobody said that …", "let's say …", "asked whether he would resign, he …", "it is hard to show that …"."""
    if kind_of(verb.lemma_) == "finding" and any(child.tag_ == "TO" for child in verb.lefts):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if subject is None:
        return _is_unspoken(verb)
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "let":
        return True
    return is_nobody(subject)


def _is_unspoken(verb: Token) -> bool:
    """Whether a verb without a subject tells of no act: a hearer's participle, a command to the reader."""
    return (verb.tag_ == "VB" and verb.dep_ == "ROOT") or (verb.tag_ == "VBN" and verb.dep_ == "advcl")


def _rule_name(rule: str, content: tuple[int, int], verb: Token) -> str:
    """The kind, whether the cue is denied ("did not say that"), and where the content stands to the cue."""
    if rule != "infinitive":
        place = "after" if content[0] > verb.idx else "before" if content[1] <= verb.idx else "around"
        rule = f"{rule}-{place}"
    return f"not-{rule}" if is_withheld(verb) else rule


def _clause_of(verb: Token) -> Token | None:
    """The complement clause: after the verb by preference, else before it."""
    before = None
    for child in verb.children:
        clause = child if child.dep_ == "ccomp" else _misread(child, verb)
        if clause is not None and clause.i > verb.i:
            return clause
        before = clause or before
    # "When it was over, someone said a prayer": with an object after it the verb has no clause before it.
    return None if before is not None and any(child.dep_ == "dobj" for child in verb.rights) else before


def _misread(child: Token, verb: Token) -> Token | None:
    """A complement clause that the parser reads as another: "said after the match he would go", "told a meeting that few had paid"."""
    if child.i < verb.i or child.dep_ not in ("advcl", "dobj", "dative") or verb.lemma_ not in words("speech"):
        return None
    if child.dep_ == "advcl":
        return child if _is_bare_clause(child) or _is_question(child, verb) else None
    if verb.lemma_ not in words("addressed"):
        return None
    return next((part for part in child.rights if part.dep_ in ("relcl", "acl") and _is_that_clause(part)), None)


def _is_bare_clause(clause: Token) -> bool:
    """Whether a clause has a subject and a finite verb and neither a comma before it nor a word that joins it."""
    if any(part.dep_ == "mark" or part.tag_.startswith("W") or part.tag_ == "TO" for part in clause.lefts):
        return False
    finite = clause.tag_ in _FINITE or any(part.dep_ in ("aux", "auxpass") and part.tag_ in _FINITE for part in clause.lefts)
    return finite and clause.doc[clause.left_edge.i - 1].text != "," and any(part.dep_ in ("nsubj", "nsubjpass") for part in clause.lefts)


def _is_question(clause: Token, verb: Token) -> bool:
    """Whether what a denied verb of saying leaves open is told by a question word: "have not said when they will vote"."""
    first = clause.left_edge
    return first.i == verb.i + 1 and first.tag_ == "WRB" and (first.lower_ in ("how", "why") or is_withheld(verb))


def _is_that_clause(clause: Token) -> bool:
    subjects = [part for part in clause.lefts if part.dep_ in ("nsubj", "nsubjpass")]
    return clause.left_edge.lower_ == "that" and bool(subjects) and clause.left_edge not in subjects


def _infinitive_of(verb: Token) -> Token | None:
    return next((child for child in verb.rights if child.dep_ == "xcomp" and any(part.tag_ == "TO" for part in child.lefts)), None)


def _is_inserted(verb: Token) -> bool:
    """Whether the verb and its subject stand between commas inside the clause that they report ("The bank, he said on Friday, is safe")."""
    doc = verb.doc
    edge = min(
        (child.left_edge.i for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass") and child.right_edge.i == verb.i - 1),
        default=verb.i,
    )
    if not 0 < edge < verb.i or doc[edge - 1].text != ",":
        return False
    after = _end_of_insertion(verb)
    if after is None:
        return False
    return (verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and is_verb(verb.head)) or _is_suspended(verb, edge - 1, after)


def _end_of_insertion(verb: Token) -> int | None:
    """Where the comma or the stop stands that ends the insertion; None when another verb comes before it."""
    for token in verb.doc[verb.i + 1 : verb.i + INSERTED_TOKENS]:
        if token.text in (",", "."):
            return int(token.i)
        if is_verb(token):
            return None
    return None


def _is_suspended(verb: Token, comma: int, after: int) -> bool:
    """Whether a subject stands before the insertion and its verb after, however they are parsed: "The drivers, he said, were paid"."""
    doc, sentence = verb.doc, verb.sent
    if doc[comma + 1].tag_ in RELATIVE_TAGS:
        return False
    if any(is_verb(token) or token.pos_ == "AUX" for token in doc[sentence.start : comma]):
        return False
    following = next((token for token in doc[after + 1 : sentence.end] if token.pos_ not in ("ADV", "PART")), None)
    nouns = any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in doc[sentence.start : comma])
    return nouns and following is not None and following.tag_ in _FINITE


def _around(verb: Token) -> tuple[int, int] | None:
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and is_verb(verb.head):
        return trimmed(verb.doc, verb.head.left_edge.i, verb.head.right_edge.i + 1)
    return trimmed(verb.doc, verb.sent.start, verb.sent.end)


def _content(clause: Token, verb: Token) -> tuple[int, int] | None:
    """The span of a clause without its "that"; one that the cue interrupts is taken whole."""
    doc, left = verb.doc, clause.left_edge.i
    if left == verb.i + 1:
        left = _start(clause)
    left = _after_that(clause, verb, left)
    return trimmed(doc, left, before_remark(clause, _stop(clause, verb, clause.right_edge.i + 1)))


def _after_that(clause: Token, verb: Token, left: int) -> int:
    """Where the clause begins after its "that", which belongs with what stands before it to the cue ("said only that …")."""
    doc = clause.doc
    mark = next((child for child in clause.lefts if child.dep_ == "mark" and child.lower_ in _MARKS), None)
    if mark is not None and mark.i > verb.i:
        return mark.i + 1
    for token in doc[left : left + 2]:
        # Before a plural or a name "that" is no determiner, whatever the parser says.
        if token.lower_ == "that" and token.dep_ == "det" and (token.tag_ == "IN" or token.head.tag_ in ("NNS", "NNP", "NNPS")):
            return token.i + 1
    return left


def _start(clause: Token) -> int:
    """Where a clause right after its verb begins: a day or a place before the subject, no comma between, goes with the verb of saying.

    "said on Friday it had closed" is parsed as if it had closed on Friday.
    """
    doc, start = clause.doc, clause.left_edge.i
    for child in clause.lefts:
        if child.dep_ not in ("prep", "npadvmod") or child.left_edge.i != start or doc[child.right_edge.i + 1].text == ",":
            return start
        start = child.right_edge.i + 1
    return start


def _stop(clause: Token, verb: Token, stop: int) -> int:
    """Where the content stops short of the clause's last word: the narrator goes on with another verb of saying.

    "…, adding that", "… and warned them": the parser hangs such a verb on the clause, but the speaker does it.
    """
    doc, speech = clause.doc, words("speech")
    for token in doc[clause.i + 1 : stop]:
        if token.lemma_ not in speech or not is_verb(token) or token.i - clause.i < 2:
            continue
        edge = token.left_edge.i
        if token.tag_ == "VBG" and token.dep_ == "advcl" and doc[token.i - 1].text == ",":
            return token.i - 1
        if is_continued(token, clause, verb) and doc[edge - 1].pos_ == "CCONJ":
            return edge - 1
    return stop


def _under_noun(noun: Token) -> Iterator[Statement]:
    """What a noun of saying or thinking holds: a clause with "that" ("her claim that …") or, when it has an owner, a promise or a topic."""
    owner, cue, addressee = _owner_of(noun)
    clause = next((child for child in noun.rights if child.dep_ in ("acl", "ccomp") and _has_that(child)), None)
    kind = "thought-noun" if noun.lemma_ in words("thought_noun") else "noun"
    if clause is not None:
        content = _content(clause, noun)
    elif owner is not None and owner.dep_ == "poss":
        content, kind = _held_by(noun), f"{kind}-act"
    else:
        return
    if content is not None:
        yield Statement(content, "indirect", phrase(owner) if owner is not None else None, span_of(cue), addressee, kind)


def _held_by(noun: Token) -> tuple[int, int] | None:
    """The infinitive or the topic of an owned noun: "his promise to leave", "their claims about the test"."""
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl") and any(part.tag_ == "TO" for part in child.lefts):
            return trimmed(noun.doc, child.left_edge.i, child.right_edge.i + 1)
        if child.dep_ == "prep" and child.lower_ == "about":
            return trimmed(noun.doc, child.i + 1, child.right_edge.i + 1)
    return None


def _has_that(clause: Token) -> bool:
    return any(part.lower_ == "that" and part.dep_ == "mark" for part in clause.lefts)


def _owner_of(noun: Token) -> tuple[Token | None, Token, tuple[int, int] | None]:
    """Who makes a claim, by which word, to whom: "her claim that", "warned in a statement that", "issued a warning that"."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner, noun, None
    origin = next((child for child in noun.rights if child.lower_ in ("from", "by") and child.dep_ == "prep"), None)
    if origin is not None:
        return next((child for child in origin.children if child.dep_ == "pobj"), None), noun, None
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.lemma_ in words("speech") and is_verb(noun.head.head):
        verb = noun.head.head
        return subject_of(verb), verb, addressee_of(verb)
    if noun.dep_ == "dobj" and is_verb(noun.head):
        return subject_of(noun.head), noun, None
    return None, noun, None


def _according_to(token: Token) -> Iterator[Statement]:
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    source = next((child for child in doc[token.i + 1].children if child.dep_ == "pobj"), None)
    if source is None:
        return
    content = _content_beside(token, max(source.right_edge.i, source.i) + 1)
    if content is not None:
        yield Statement(content, "indirect", phrase(source), (token.idx, token.idx + len("according to")), None, "according-to")


def _content_beside(token: Token, after: int) -> tuple[int, int] | None:
    """What stands before "according to" when that is a clause or all there is, else what stands after, else the whole sentence."""
    doc, sentence = token.doc, token.sent
    first, second = trimmed(doc, sentence.start, token.i), trimmed(doc, after, sentence.end)
    if first is None or second is None:
        return first or second
    clause = any(part.dep_ in ("nsubj", "nsubjpass") and part.head.i < token.i for part in doc[sentence.start : token.i])
    return first if clause else trimmed(doc, sentence.start, sentence.end)
