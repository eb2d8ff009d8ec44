"""Salience: whether a reader would put an event on a timeline."""

from __future__ import annotations

from dateline.extract.events.triggers import Trigger

NOT_TOLD = frozenset({"hypothetical", "denied"})
VITAL = frozenset(
    [
        "die",
        "injure",
        "kill",
        "wound",
        "collapse",
        "crash",
        "explode",
        "sink",
        "win",
        "lose",
        "elect",
        "election",
        "appoint",
        "launch",
        "sign",
        "announce",
        "open",
        "close",
        "destroy",
        "death",
        "flood",
        "earthquake",
        "fall",
        "rise",
        "buy",
        "sell",
        "acquire",
        "merge",
        "file",
        "approve",
        "declare",
        "leave",
        "escape",
        "fire",
        "hit",
        "name",
        "found",
        "build",
        "discover",
        "land",
        "start",
    ]
)


def is_core(trigger: Trigger, event_type: str | None, factuality: str, quoted: bool) -> bool:
    """A typed or vital event that is told as happening or to come, in the narrator's own words or as news in a quote."""
    if factuality in NOT_TOLD:
        return False
    if trigger.timeml_class in ("I_STATE", "STATE", "PERCEPTION", "ASPECTUAL"):
        return False
    if event_type is not None:
        return not (quoted and trigger.part == "noun")
    return trigger.lemma in VITAL and not quoted and trigger.timeml_class == "OCCURRENCE"
