"""Hypothesis strategies: hostile text, quotes and answers of any shape."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from index.model import Answer, Difference, Evidence, Quote

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
"""For all property tests of the bot: time says nothing on a busy machine."""

FRAGMENTS = (
    *"\\*_~|`[]()<>#-+:@&!.",
    *("**", "__", "~~", "||", "```", "\\*", "> ", ">>> ", "-# ", "# ", "- ", "* ", "1. ", "2) "),
    *("<@1>", "<@&2>", "<#3>", "<t:4:R>", "<:e:5>", "</ask:6>", "@everyone", "@here"),
    *("https://example.org/a_b*c", "[a](https://example.org)", "<https://example.org>"),
    *(":smile:", ":a:b:", "&amp;", "\n", "\n\n", "\r\n", "\t", "\x00", "\x1b[31m", "\u2028"),
    *(
        "\u202e",
        "\u2066",
        "مرحبا",
        "שלום",
        "👨‍👩‍👧",
        "🇨🇭",
        "👍🏽",
        "e\u0301",
        "\ud83d",
        "\u200d",
        "\ufe0f",
    ),
    *(" ", "The firm said ", "3.6 million ", "a-b, c & d ", "“", "”", "on Saturday "),
)


def texts(most: int = 60) -> st.SearchStrategy[str]:
    """Text of up to `most` fragments: markup, addresses, mentions, any other characters."""
    fragment = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8))
    return st.lists(fragment, max_size=most).map("".join)


def long_texts() -> st.SearchStrategy[str]:
    """Texts of up to some ten thousand characters."""
    return st.builds(lambda text, times: text * times, texts(12), st.integers(1, 400))


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int] | None:
    """A span of the text, or none."""
    edges = st.integers(0, len(text))
    start, end = sorted((draw(edges), draw(edges)))
    return (start, end) if start < end else None


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quote whose every field may be hostile or long."""
    either = st.one_of(texts(), long_texts())
    text = draw(either)
    number, of = sorted((draw(st.integers(1, 10**9 - 1)), draw(st.integers(1, 10**9 - 1))))
    dates = (None, "2021-02-16", "2021-02-16T23:30:00+02:00", "soon", "0001-01-01", "2021-02")
    urls = (None, "javascript:alert(1)", "https://example.org/(a)[b]?c=<d>#e", "http://[", "x y")
    addresses: st.SearchStrategy[Any] = st.one_of(
        st.sampled_from(urls), either.map("https://example.org/{}".format)
    )
    return Quote(
        text=text,
        article=draw(st.text(max_size=9)),
        title=draw(either),
        publisher=draw(st.none() | either),
        published=draw(st.sampled_from(dates) | either),
        url=draw(addresses),
        start=0,
        end=len(text),
        span=draw(spans(text)),
        before=draw(either),
        after=draw(either),
        number=number,
        of=of,
        sentence_id=draw(st.integers(1, 10**18 - 1)),
    )


@st.composite
def evidence(draw: st.DrawFn, found: Sequence[Quote]) -> tuple[Evidence, ...]:
    """What is shown of the quotes: each as evidence, or as the same sentence elsewhere."""
    chosen = [Evidence(quote) for quote in found[:1]]
    for quote in found[1:]:
        if draw(st.booleans()):
            chosen.append(Evidence(quote, independent=draw(st.booleans())))
        else:
            number = draw(st.integers(0, len(chosen) - 1))
            copies = (*chosen[number].also_in, quote)
            chosen[number] = replace(chosen[number], also_in=copies)
    return tuple(chosen)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer with or without quotes, differences, missing and corrected words."""
    found = tuple(draw(st.lists(quotes(), max_size=7)))
    missing = tuple(draw(st.lists(texts(5), max_size=60)))
    asked = draw(texts(9)) + " ".join(missing)
    answer = Answer(
        asked,
        answered=False,
        confidence=0.0,
        missing=missing,
        corrections=tuple((word, draw(texts(5))) for word in missing[:5]),
        evidence=draw(evidence(found)),
    )
    if not found or draw(st.booleans()):
        return replace(answer, nearest=found)
    indexes = st.lists(st.integers(0, len(found) - 1), unique=True, max_size=len(found))
    differences = []
    for said in draw(st.lists(indexes, max_size=2)):
        values = tuple(draw(texts(10)) for _ in said)
        differences.append(Difference(tuple(said), values))
    return replace(
        answer,
        answered=True,
        quotes=found,
        differences=tuple(differences),
        sure=draw(st.booleans()),
    )


def typed(most: int = 60) -> st.SearchStrategy[str]:
    """The same as people can send it: Discord takes no half characters and no NUL."""
    return texts(most).map(lambda text: re.sub("[\ud800-\udfff\x00]", "", text))


_OFTEN = st.integers(1, 400)
_SAID = (
    "The ferry Linnea carried {} people on 3 May 2021.",
    "In 1912 the ferry Linnea {} sank off Skerrow.",
    "“{},” said Captain Renfield.",
    "She had two engines{}",
    "{}",
)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """The text of an article: sentences of a ferry, with anything in the middle of each."""
    inside = st.one_of(typed(8), st.builds(lambda text, times: text * times, typed(8), _OFTEN))
    said = st.builds(str.format, st.sampled_from(_SAID), inside)
    told = draw(st.lists(said, min_size=1, max_size=6))
    return draw(st.sampled_from([" ", "\n\n"])).join(["The ferry Linnea left.", *told])[:9000]


@st.composite
def articles(draw: st.DrawFn) -> dict[str, str]:
    """An article as a line of a file has it."""
    title = draw(st.one_of(typed(8), st.just("The ferry"), stories()))
    address = draw(st.none() | typed(6))
    article = {"title": title, "text": draw(stories())}
    for name in ("id", "publisher"):
        if value := (draw(st.none() | typed(6)) or "").strip()[:200]:
            article[name] = value
    if draw(st.booleans()):
        article["published"] = draw(st.sampled_from(["2021-02-16", "2021-02-16T23:30:00+02:00"]))
    if address is not None:
        article["url"] = f"https://example.org/{''.join(address.split())}"
    return article


ASKED = ("How many people did the ferry Linnea carry?", "When did the ferry Linnea sink?", "")


def asked() -> st.SearchStrategy[str]:
    """A question: one that the stories answer, with anything before or after it."""
    return st.builds("{}{} {}".format, typed(3), st.sampled_from(ASKED), typed(6))
