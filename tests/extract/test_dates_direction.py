"""Which Tuesday: the direction that the words around a bare weekday point in, for sentences written on a Friday."""

from collections.abc import Callable

from dateline.extract.dates import find_dates
from dateline.language.analysis import Analysis

Analyse = Callable[..., Analysis]

SENTENCES = [
    ("past", "The firm said Tuesday it would buy back shares."),
    ("past", "The firm, which said Tuesday it may sell assets, declined to comment."),
    ("future", "The firm plans to release its results Tuesday."),
    ("future", "Results are expected Tuesday."),
    ("past", "In a statement Tuesday, the ministry denied the report."),
    ("past", "A statement issued Tuesday says the talks will go on."),
    ("future", "The vote, set for Tuesday, could be delayed."),
    ("future", "The panel meets Tuesday to vote on the bill."),
    ("past", "Speaking Tuesday in Rome, the pope urged peace."),
    ("past", "Asked Tuesday about the plan, he said he would wait."),
    ("future", "He leaves Tuesday for a two-day visit."),
    ("past", "He left Tuesday for a two-day visit, and will meet the king."),
    ("future", "The offer expires Tuesday."),
    ("future", "The trial begins Tuesday in Milan."),
    ("past", "The trial began Tuesday in Milan."),
    ("past", "Tuesday's attack killed four people."),
    ("future", "Tuesday's election will decide who leads the party."),
    ("past", "Police are looking for a man seen Tuesday near the school."),
    ("past", "The bodies of two climbers found Tuesday have been identified."),
    ("future", "Ministers will be told Tuesday that funds are short."),
    ("past", "Ministers were told Tuesday that funds are short."),
    ("past", "He has been in hospital since Tuesday."),
    ("future", "A decision is likely Tuesday."),
    ("future", "The strike could end by Tuesday."),
    ("future", "They want an answer by Tuesday."),
    ("past", "Stocks closed higher Tuesday, helped by hopes that rates will fall."),
    ("future", "The council is to hear the appeal Tuesday."),
    ("past", "It was the first time since Tuesday that shells had hit the town."),
    ("future", "Do not miss the game on Tuesday."),
    ("past", "The deal announced Tuesday gives it a fifth of the market."),
    ("future", "The deal, to be announced Tuesday, gives it a fifth of the market."),
    ("past", "Two soldiers died in fighting Tuesday, the army says."),
    ("past", "The president, who arrives home today, met the king Tuesday."),
    ("future", "Doctors hope he can go home Tuesday."),
    ("past", "Officials on Tuesday began moving families to the camp."),
    ("future", "Rain is forecast for Tuesday."),
    ("future", "The agency has scheduled a hearing for Tuesday."),
    ("future", "The agency has called a meeting for Tuesday."),
    ("past", "As of Tuesday, 40 people were missing."),
    ("past", "According to figures released Tuesday, output fell."),
    ("future", "Unless a deal is reached by Tuesday, workers will walk out."),
    ("past", '"We are ready," he said Tuesday.'),
    ("past", '"We are ready," he told reporters on Tuesday, adding that the army would come.'),
    ("past", "After a meeting Tuesday, the two sides agreed to talk again."),
    ("future", "After a meeting Tuesday, the two sides will announce a plan."),
]
TUESDAY = {"past": "2013-03-19", "future": "2013-03-26"}


def test_direction_of_a_bare_weekday(analyse: Analyse) -> None:
    """All but an imperative ("Do not miss the game on Tuesday"), which has no tense."""
    wrong = []
    for direction, text in SENTENCES:
        found = [d.value for d in find_dates(analyse(text, "2013-03-22")) if d.text == "Tuesday"]
        if found != [TUESDAY[direction]]:
            wrong.append((direction, text, found))
    assert len(wrong) <= 1, wrong
