"""Numbers in a sentence, in digits and in words, with what they may stand for.

A number as told is rarely exact: "nearly 4,000" is a little less, "more than 200" a little more,
and "3.6 million" any number that rounds to it. So each has bounds beside its value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.patterns import later
from index.quantities.hedges import allowance

_ONES = {
    word: float(value)
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1
    )
}
_TEENS = {
    word: float(value)
    for value, word in enumerate(
        (
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        ),
        start=10,
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SMALL = {"zero": 0.0, "a": 1.0, "an": 1.0, **_ONES, **_TEENS, **_TENS}
_LONG_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, **_LONG_SCALES}
_PARTS = {
    word: 1 / divisor
    for divisor, word in enumerate(
        ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        start=2,
    )
}
_ADDED = {"half": 1 / 2, "quarter": 1 / 4, "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4}


def _any(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UNDER_100 = rf"(?:(?:{_any(_TENS)})(?:[-\s](?:{_any(_ONES)}))?|{_any(_TEENS)}|{_any(_ONES)}|zero)"
_WORDS = rf"(?:(?:{_UNDER_100}|an?)\shundred(?:\s(?:and\s)?{_UNDER_100})?|{_UNDER_100})"
_DIGITS = r"(?:\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+(?:,\d+)*)(?:\.\d+)?"
_SIGN = r"(?:(?:us|au?|ca?|hk|nz|s)?\$|[£€¥₹₽]|(?:usd|eur|gbp|rs)\b\.?)"
_CURRENCY = rf"(?:(?P<currency>{_SIGN})\s?)?"
_PERCENT = r"(?P<percent>\s?%|pc\b|[\s-](?:percent(?:age\spoints?)?|per\scent)\b)?"
_LONG = _any(_LONG_SCALES)
_TIMES = r"(?:second|minute|hour|day|week|month|year|decade)"
_PART = rf"(?:half|(?:an?|{_any(_ONES)})[\s-](?:{_any(_PARTS)})s?)"

# Where a number may begin; all patterns are matched there, against lower case.
_BEGIN = later(
    rf"(?<![\w.,:])(?:\d|{_SIGN}|[−-]\d|(?:an?|minus|half|{_any(_SMALL)})\b)", re.IGNORECASE
)
# "3.6 million", "two hundred and fifty", "a million and a half", "one and a half million", "40%".
_PLAIN = later(
    rf"""{_CURRENCY}(?P<minus>minus\s|(?<!\S)[−-](?=\d))?
    (?:(?P<digits>{_DIGITS})(?!\d|:\d|(?:s|st|nd|rd|th)\b)
      |(?P<words>{_WORDS})\b
      |(?P<one>an?)(?=\s(?:{_LONG})\b))
    (?P<more>[\s-]and[\s-]a[\s-](?:half|quarter)\b|[½¼¾])?
    (?:[\s\u00a0-]?(?P<scale>{_any(_SCALES)})\b(?!\s(?:tall|high|deep|wide|long|thick)\b)
      (?P<scaled_more>\sand\sa\s(?:half|quarter)\b)?
      (?P<rest>(?:\sand)?\s{_WORDS}\b(?!\s(?:{_LONG}|percent|per)\b))?
    )?{_PERCENT}""",
    re.VERBOSE,
)
# "half a million", "three quarters of an hour".
_PART_OF_ONE = later(
    rf"""{_CURRENCY}(?P<part>{_PART})\s(?:of\s)?an?
    (?:\s(?P<scale>{_LONG})\b|(?=\s(?:{_TIMES}|century|mile|kilo\w*|tonne?|acre|litre)\b))""",
    re.VERBOSE,
)
# "a third of", "half the"; "one in five", "three out of ten".
_SHARE = later(
    rf"""(?P<part>{_PART})(?=\s(?:of|the|its|their|his|her|all)\b)
    |(?P<few>{_UNDER_100}|\d+)\s(?:in|out\sof)\s(?:every\s)?(?P<all>{_UNDER_100}|\d{{1,3}})\b
     (?![,.:%]\d|\s?%|[\s-](?:{_LONG}|percent|per|{_TIMES}s?)\b)""",
    re.VERBOSE,
)

_ROUNDED = 0.05  # share that a number told with a scale or a decimal may be rounded by at most
_FULL = 0.02  # that a number told in full may be
_DOZEN = 0.1  # that a dozen may be off
_POINTS = 2.0  # percentage points that a share told as a fraction may be off
_HALF_STEPS = 5  # of the last digit told, that "about" allows at most: "about 184" is near it


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`: its value, and the bounds of what it may stand for.

    `half_step` is half the place of the last digit told and `scale` the word's behind it, 50,000
    and 1e6 for "3.6 million". `currency` is the sign before it in lower case, "" for none;
    `percent` marks a share, its value in percent.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    half_step: float
    scale: float = 1.0
    currency: str = ""
    percent: bool = False


def numbers(text: str) -> list[Number]:
    """The numbers of a text in order; a range ("5 to 7 million") is one number."""
    found: list[Number] = []
    lower = text.lower() if len(text.lower()) == len(text) else text
    for begin in _BEGIN.finditer(text):
        if not found or begin.start() >= found[-1].end:
            number = _number(lower, begin.start())
            found += [number] if number else []
    return [_hedged(number, text) for number in _ranges(found, text)]


def _number(lower: str, start: int) -> Number | None:
    """The number that begins there, if one does; `lower` is the text in lower case."""
    if match := _PART_OF_ONE.match(lower, start):
        return _part_of_one(match)
    if (match := _SHARE.match(lower, start)) and (share := _share(match)):
        return share
    match = _PLAIN.match(lower, start)
    return _plain(match) if match else None


def _plain(match: re.Match[str]) -> Number:
    digits, scale = match["digits"], _scale(match)
    count = _in_digits(digits) if digits else _in_words(match["words"] or match["one"])
    half_step = _half_step(digits or f"{count:.0f}") * scale
    value = (count + _and_part(match["more"]) + _and_part(match["scaled_more"])) * scale
    value += _in_words(match["rest"] or "")
    off = _off(match, value, half_step)
    value = -value if match["minus"] else value
    return Number(
        *match.span(),
        value,
        value - off,
        value + off,
        half_step,
        scale,
        currency=match["currency"] or "",
        percent=bool(match["percent"]),
    )


def _scale(match: re.Match[str]) -> float:
    return _SCALES[match["scale"]] if match["scale"] else 1.0


def _off(match: re.Match[str], value: float, half_step: float) -> float:
    """How much the number may have been rounded by."""
    if match["percent"]:
        return min(half_step, 0.5)
    if match["scale"] == "dozen":
        return _DOZEN * value
    rounded = match["scale"] or "." in (match["digits"] or "")
    return min(half_step, value * (_ROUNDED if rounded else _FULL))


def _half_step(digits: str) -> float:
    """Half the place of the last digit that is told: 0.05 for 3.6, 500 for 4,000."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(f"5e-{len(decimals) + 1}")
    zeros = len(whole) - len(whole.rstrip("0,"))
    zeros -= whole[len(whole) - zeros :].count(",")
    return float(f"5e{zeros - 1}")


def _in_digits(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def _in_words(text: str) -> float:
    """The value of a number below a thousand, "two hundred and fifty-one"; 0 for ""."""
    before, hundred, after = text.rpartition("hundred")
    total = 100 * _in_words(before) if hundred else 0.0
    return total + sum(_SMALL[word] for word in re.split(r"[\s-]+|\band\b", after) if word)


def _and_part(text: str | None) -> float:
    """What "and a half" adds."""
    return _ADDED[re.split(r"[\s-]", text)[-1]] if text else 0.0


def _part_of_one(match: re.Match[str]) -> Number:
    value = _part(match["part"]) * _scale(match)
    off = value * _ROUNDED
    currency = match["currency"] or ""
    return Number(*match.span(), value, value - off, value + off, off, currency=currency)


def _share(match: re.Match[str]) -> Number | None:
    value = 100 * (_part(match["part"]) if match["part"] else _one_in(match))
    if not 0 < value < 100:
        return None
    bounds = value - _POINTS, value + _POINTS
    return Number(*match.span(), value, *bounds, _POINTS / 2, percent=True)


def _one_in(match: re.Match[str]) -> float:
    few, everything = (
        float(match[name]) if match[name].isdigit() else _in_words(match[name])
        for name in ("few", "all")
    )
    return few / everything if everything else 0.0


def _part(text: str) -> float:
    """The value of "half", "a third", "two-thirds"."""
    count, *name = re.split(r"[\s-]", text)
    return _SMALL[count] * _PARTS[name[0].removesuffix("s")] if name else _PARTS[count]


def _hedged(number: Number, text: str) -> Number:
    """The number with the bounds that a word beside it gives: "nearly", "more than", "or so"."""
    most = _HALF_STEPS * number.half_step
    shares = allowance(text, number.start, number.end)
    below, above = (min(share * abs(number.value), most) for share in shares)
    low, high = min(number.low, number.value - below), max(number.high, number.value + above)
    return replace(number, low=low, high=high)


def _ranges(found: Sequence[Number], text: str) -> list[Number]:
    """The numbers, those joined that are the two ends of a range."""
    joined: list[Number] = []
    for number in found:
        if joined and _is_range(joined[-1], number, text):
            joined[-1] = _join(joined[-1], number)
        else:
            joined.append(number)
    return joined


def _is_range(first: Number, second: Number, text: str) -> bool:
    """Whether it is "5–7", "5 to 7", "between 5 and 7"; "from 5 to 7" is a change."""
    if first.percent > second.percent or _rescaled(first, second).value >= second.value:
        return False
    between = text[first.end : second.start].strip().lower()
    before = text[: first.start].lower().split()[-1:]
    if between == "and":
        return before == ["between"]
    return between in ("-", "–") or (between == "to" and before != ["from"])


def _join(first: Number, second: Number) -> Number:
    first = _rescaled(first, second)
    return replace(
        second,
        start=first.start,
        value=(first.value + second.value) / 2,
        low=first.low,
        currency=first.currency or second.currency,
    )


def _rescaled(first: Number, second: Number) -> Number:
    """The first end of a range in the scale of the second: "5 to 7 million"."""
    times = second.scale / first.scale if first.scale == 1 else 1.0
    return replace(first, value=first.value * times, low=first.low * times)
