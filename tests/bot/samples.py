"""Quotes and answers made by hand, for the tests of what is shown of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rendering.render import Reply
from index.model import Answer, Difference, Evidence, Quote

FERRY = Quote(
    "The ferry carried 300 people.",
    "a1",
    "The ferry",
    "Harbour Post",
    "2021-02-16",
    None,
    0,
    29,
    span=(18, 28),
    before="A storm came.",
    after="Nobody was hurt.",
    number=2,
    of=3,
    sentence_id=7,
)
ELSE = replace(FERRY, text="The ferry is old.", span=None, sentence_id=9)
BOAT = replace(
    ELSE, text="About 450 were on the boat.", article="a2", title="The boat", sentence_id=8
)


def answer_of(
    *shown: Quote | Evidence, sure: bool = True, differences: Sequence[Difference] = ()
) -> Answer:
    """An answer that shows these, and whose quotes they are with those they are also in."""
    evidence = tuple(one if isinstance(one, Evidence) else Evidence(one) for one in shown)
    return Answer(
        "q",
        answered=True,
        confidence=1.0,
        quotes=tuple(quote for each in evidence for quote in (each.quote, *each.also_in)),
        differences=tuple(differences),
        evidence=evidence,
        sure=sure,
    )


def nearest_of(*shown: Quote, missing: tuple[str, ...] = ()) -> Answer:
    """No answer, with these as the closest passages."""
    evidence = tuple(map(Evidence, shown))
    return Answer("q", False, 0.2, nearest=shown, missing=missing, evidence=evidence)


def blocks(reply: Reply) -> list[str]:
    """All texts of a reply from top to bottom; no-break spaces as plain ones."""
    passage = reply.passage
    own = [*reply.opening, reply.label, *((passage.words, passage.source) if passage else ())]
    shown = [*own, reply.also, *(block for group in reply.groups for block in group)]
    return [block.replace("\xa0", " ") for block in shown if block]
