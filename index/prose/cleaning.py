"""Blocks → which of them are not the article's prose, and what they are instead.

A line is judged by its own shape first (`rules`), then by what stands around it. Prose that is
cut is lost to every answer, whereas a label that is kept only adds noise: in doubt a block is
prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from operator import itemgetter

from index.prose import captions, corrections, rules, shapes
from index.prose.blocks import Block

Kinds = list[str | None]
"""What each block is; None for prose."""

_LONGEST_DECK = 250  # characters of the sentence that some outlets put before the byline
_LONGEST_LINK = 140  # characters of a headline in a list of links
_LONGEST_RUN = 2  # headings in a row; more of them are the items of a list
_BYLINE = {"byline", "date line"}
_BEFORE_HEADLINE = {"separator", "advertisement", "sharing", "navigation", "newsletter", "notice"}


def first_line(blocks: Sequence[Block]) -> int:
    """The index of the block that takes the headline's place: the first that is no page furniture.

    There must be at least one block; where all are furniture it is the first.
    """
    lines = (
        index
        for index, block in enumerate(blocks)
        if not (block.short and rules.kind(block.plain) in _BEFORE_HEADLINE)
    )
    return next(lines, 0)


def classify(blocks: Sequence[Block], headline: int | None) -> Kinds:
    """What each block is, or None for prose.

    `headline` is the index of the block that holds the headline. It stays prose where no other
    block is.
    """
    kinds: Kinds = [_own_kind(block) for block in blocks]
    if headline is not None:
        kinds[headline] = "headline"
    for mark in (_captions, _comment_fields, _links, _edges, _labels):
        mark(blocks, kinds)
    if headline is not None and None not in kinds:
        kinds[headline] = None
    return kinds


def _own_kind(block: Block) -> str | None:
    if block.short:
        return rules.kind(block.plain)
    return "correction" if corrections.is_note(block.plain) else None


def _captions(blocks: Sequence[Block], kinds: Kinds) -> None:
    """The sentence right before a picture's credit."""
    for index, (before, block) in enumerate(pairwise(blocks)):
        is_open = kinds[index] is None and kinds[index + 1] == "credit"
        if is_open and captions.is_credit(block.plain) and _is_caption(before):
            kinds[index] = "caption"


def _is_caption(block: Block) -> bool:
    is_caption = block.short and captions.is_caption(block.plain)
    return is_caption and rules.kind(block.plain, rules.EDGE_RULES) is None


def _comment_fields(blocks: Sequence[Block], kinds: Kinds) -> None:
    """The fields and buttons right after a line of a comment form."""
    for index, block in enumerate(blocks[1:], start=1):
        if kinds[index - 1] == "comment form" and rules.is_comment_field(block.plain):
            kinds[index] = "comment form"


def _links(blocks: Sequence[Block], kinds: Kinds) -> None:
    """The headlines under headings such as "Related articles"."""
    _, last = _prose(blocks, kinds)
    for index in range(len(blocks)):
        if _opens_links(blocks, kinds, index):
            for link in _list_after(blocks, kinds, index, last):
                kinds[link] = "related links"


def _opens_links(blocks: Sequence[Block], kinds: Kinds, index: int) -> bool:
    return kinds[index] == "related links" and rules.opens_links(blocks[index].plain)


def _list_after(blocks: Sequence[Block], kinds: Kinds, heading: int, last: int) -> list[int]:
    """The blocks after a heading that are headlines of other articles.

    A headline that ends in a full stop looks like prose. It belongs to the list where it shares
    the group of the line before, where two more headlines follow, or where the list began with
    such a headline and no prose follows the list. `last` is the last block of prose.
    """
    found = list(_candidates(blocks, kinds, heading))
    if not found:
        return []
    ends_text = found[-1] >= last
    if ends_text and shapes.ends_sentence(blocks[found[0]].plain):
        return found
    opened = [_is_open(blocks, index) for index in found]
    follow = zip([*opened[1:], False], [*opened[2:], ends_text, ends_text], strict=False)
    belongs = (is_open or all(two) for is_open, two in zip(opened, follow, strict=True))
    return [index for index, _ in takewhile(itemgetter(1), zip(found, belongs, strict=True))]


def _candidates(blocks: Sequence[Block], kinds: Kinds, heading: int) -> Iterator[int]:
    """The blocks that nothing else explains, up to the next such heading or sure paragraph."""
    for index in range(heading + 1, len(blocks)):
        plain = blocks[index].plain
        if _opens_links(blocks, kinds, index):
            return
        if kinds[index] is None:
            if len(plain) > _LONGEST_LINK or shapes.holds_prose(plain):
                return
            yield index


def _is_open(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block is a headline by its own shape or by the lines that it stands among."""
    block = blocks[index]
    ended = shapes.ends_sentence(block.plain) or block.plain.endswith(":")
    return not ended or block.group == blocks[index - 1].group


def _edges(blocks: Sequence[Block], kinds: Kinds) -> None:
    """Bylines, date lines and sources, which stand before or after the prose."""
    first, last = _prose(blocks, kinds)
    for index, block in enumerate(blocks):
        if kinds[index] is None and block.short and not first <= index <= last:
            kinds[index] = rules.kind(block.plain, rules.EDGE_RULES)
    _byline_groups(blocks[:first], kinds)


def _byline_groups(head: Sequence[Block], kinds: Kinds) -> None:
    """Names and roles among the lines of a byline or a date line above the prose."""
    groups = {block.group for block, kind in zip(head, kinds, strict=False) if kind in _BYLINE}
    for index, block in enumerate(head):
        if kinds[index] is None and block.group in groups and _is_heading(block):
            kinds[index] = "byline"


def _prose(blocks: Sequence[Block], kinds: Kinds) -> tuple[int, int]:
    """The first and the last block of the prose; a sentence before the byline is not its first."""
    prose = [i for i, block in enumerate(blocks) if kinds[i] is None and block.is_prose]
    if not prose:
        return len(blocks), -1
    if len(prose) > 1 and len(deck := blocks[prose[0]].plain) <= _LONGEST_DECK:
        below = blocks[prose[0] + 1]
        is_deck = shapes.sentence_end(deck) is None and below.short
        if is_deck and rules.kind(below.plain, rules.EDGE_RULES) in _BYLINE:
            return prose[1], prose[-1]
    return prose[0], prose[-1]


def _labels(blocks: Sequence[Block], kinds: Kinds) -> None:
    """Headings that stand alone between blank lines, with prose somewhere below."""
    _, last = _prose(blocks, kinds)
    sizes = Counter(block.group for block, kind in zip(blocks, kinds, strict=True) if kind is None)
    alone = [
        i < last and kinds[i] is None and sizes[block.group] == 1 and _is_heading(block)
        for i, block in enumerate(blocks)
    ]
    for run in _runs(alone):
        opens_list = run.start > 0 and blocks[run.start - 1].plain.endswith(":")
        if len(run) <= _LONGEST_RUN and not opens_list:
            kinds[run.start : run.stop] = ["section label"] * len(run)


def _is_heading(block: Block) -> bool:
    return not block.is_prose and shapes.is_heading(block.plain)


def _runs(flags: Sequence[bool]) -> Iterator[range]:
    """The ranges of indexes whose flags are set."""
    for is_set, run in groupby(range(len(flags)), key=flags.__getitem__):
        indexes = list(run)
        if is_set:
            yield range(indexes[0], indexes[-1] + 1)
