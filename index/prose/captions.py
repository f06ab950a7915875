"""Pictures' captions and credits.

Lines are taken as `shapes.normalised` returns them.
"""

from __future__ import annotations

import re

from index.prose.dates import date_in
from index.prose.shapes import ends_sentence, is_name, sentence_end

_LONGEST_CREDIT, _LONGEST_CAPTION = 100, 300  # characters
_LONGEST_MARKED = 2 * _LONGEST_CREDIT  # of a credit with its mark and blanks
_AGENCIES = (
    *("Getty Images", "Getty", "Reuters", "REUTERS", "AP Photo", "AP", "AFP", "EPA-EFE", "EPA"),
    *("Shutterstock", "Bloomberg", "TNS", "PA Wire", "PA Images", "PA", "Alamy", "iStock"),
    *("Unsplash", "Pexels", "NurPhoto", "Anadolu", "Sputnik", "TASS", "Xinhua", "ZUMA Press"),
    *("USA TODAY Sports", "Imagn", "Handout", "Pool", "LightRocket", "SOPA Images", "dpa"),
    *("Wikimedia Commons", "Flickr", "Press Association", "Associated Press"),
)
_SOURCES = "|".join(_AGENCIES)
_PICTURE = r"(?:photo|photograph|photographer|picture|image|illustration|graphic|video)s?"
_MARK = re.compile(r"^(?:©|\(c\))\s?(?:\d{4}\s)?")
_LABELLED = re.compile(
    rf"(?:{_PICTURE}|credits?|(?:{_PICTURE}|file) (?:credits?|source|photo))"
    rf"(?: (?:by|from|courtesy(?: of)?))?\s*(?:[:/|]|(?<=source),)\s*(?P<name>.+)",
    re.I,
)
_TAKEN_BY = re.compile(rf"{_PICTURE} (?:by|courtesy(?: of)?) (?P<name>.+)", re.I)
_SOURCE_FIRST = re.compile(rf"(?:{_SOURCES})\s?[/|]\s?\S.*|Getty Images|Shutterstock|Alamy")
_SOURCE_LAST = re.compile(rf"\S\s*(?:[/|,–—]|\bvia\b|\bfor\b)\s*(?:{_SOURCES})$")
_BRACKETED = re.compile(r"(?P<caption>.*\S)\s*[(\[](?P<credit>[^()\[\]]+)[)\]]")
_CREDIT_STARTS = re.compile(
    rf"(?<=[.!?|\"')])\s+|\s+(?=(?:REUTERS|AP Photo|AFP|EPA)\s?/|{_PICTURE}(?: credit)?:)"
)
_REPORTED = re.compile(r"\"|\b(?:said|says|told|according|will|was|were|had|has|have)\b")
_PAST = re.compile(
    r"\b(?:\w{2,}ed|became|began|came|fell|gave|grew|held|led|left|lost|made|met|rose|saw|sold|took"
    r"|went|won|wrote)\b"
)
_SHOWN = re.compile(
    r"\b(?:(?:addresses|appears|arrives|attends|celebrates|delivers|departs|enters|gestures|greets"
    r"|hosts|inspects|leaves|listens|looks|meets|performs|plays|poses|reacts|rides|shakes|sits"
    r"|smiles|speaks|stands|talks|testifies|visits|walks|watches|waves"
    r"|addressing|arriving|attending|delivering|gesturing|holding|leaving|listening|looking|posing"
    r"|sitting|speaking|standing|talking|walking|watching|waving"
    r"|gather|pose|queue|sit|stand|wait|walk|watch|wave)\b"
    r"|(?:is|are) (?:seen|pictured|shown)\b|pictured\b|in this (?:\w+ )?(?:photo|picture|image))",
    re.I,
)
_OPENING = re.compile(r"file(?: photo)?\s?[:–—-]|(?:pictured|seen|shown)\b", re.I)
_NAMED = re.compile(rf"(?:{_PICTURE} )?caption\s?[,:]\s?.+", re.I)


def is_credit(plain: str) -> bool:
    """Whether the line says who made a picture and nothing else."""
    inner = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    inner = _MARK.sub("", inner)
    if len(inner) > _LONGEST_CREDIT or sentence_end(inner) is not None:
        return False
    if label := _LABELLED.fullmatch(inner):
        return not ends_sentence(inner) or _is_names(label["name"].rstrip("."))
    if taken := _TAKEN_BY.fullmatch(inner):
        return _is_names(taken["name"].rstrip("."))
    by_agency = inner.endswith(_AGENCIES) and _SOURCE_LAST.search(inner)
    return bool(by_agency or _SOURCE_FIRST.fullmatch(inner)) and _is_names(inner)


def is_named_or_credited(plain: str) -> bool:
    """Whether the text is a caption by its name, or has its picture's credit at the end."""
    if _NAMED.fullmatch(plain):
        return True
    if len(plain) > _LONGEST_CAPTION or _REPORTED.search(plain):
        return False
    if plain.endswith((")", "]")) and (bracketed := _BRACKETED.fullmatch(plain)):
        credit = bracketed["credit"]
        stated = ends_sentence(bracketed["caption"])
        return is_credit(credit) or (not stated and "/" in credit and _is_names(credit))
    begin = max(0, len(plain) - _LONGEST_MARKED)
    return any(is_credit(plain[start.end() :]) for start in _CREDIT_STARTS.finditer(plain, begin))


def is_caption(plain: str) -> bool:
    """Whether the text may be the caption of a picture whose credit follows.

    Captions tell in one sentence, in the present tense, what is seen, often with a full date;
    prose reports what was.
    """
    if len(plain) > _LONGEST_CAPTION or sentence_end(plain) is not None:
        return False
    if _OPENING.match(plain):
        return True
    if _REPORTED.search(plain):
        return False
    dated = date_in(plain) is not None and not _PAST.search(plain)
    return dated or not ends_sentence(plain) or bool(_SHOWN.search(plain))


def _is_names(text: str) -> bool:
    return is_name(re.sub(r"[/|,;–—-]", " ", text), 10)
