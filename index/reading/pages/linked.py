"""What a page tells programs of its article: JSON-LD, meta elements and microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from index.prose.shapes import on_one_line
from index.reading.pages.lines import Tree

Node = dict[str, Any]

_LONGEST = 500_000  # characters of one script
_MOST_NODES = 2000
_ARTICLE = re.compile(r"(?:Article|Posting|BlogPost)$|^(?:Review|Report|PressRelease)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "item", "itemListElement")
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>|;)\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.){{1,300}})"'
_AUTHORS = re.compile(r'"author"\s*:\s*[\[{][^\]}]*?"name"\s*:\s*"([^"\\]{1,200})"')
_SALVAGED = ("headline", "datePublished", "dateModified", "inLanguage", "isAccessibleForFree")


class Linked:
    """The JSON-LD of a page: the article's node, and the others by their @id."""

    def __init__(self, tree: Tree) -> None:
        scripts = tree.xpath('.//script[contains(@type, "ld+json")]')
        parsed = [node for script in scripts for node in _nodes(_loaded(script.text or ""))]
        self._by_id = {node["@id"]: node for node in reversed(parsed) if _is_told(node)}
        articles = [node for node in parsed if any(map(_ARTICLE.search, types(node)))]
        self.is_article = bool(articles)
        self.article: Node = articles[0] if articles else {}
        self.kinds = {kind for node in parsed for kind in types(node)}

    def all(self, name: str) -> list[Any]:
        """The values of a property of the article; references are followed."""
        return list(map(self._resolved, as_list(self.article.get(name))))

    def text(self, name: str) -> str | None:
        """The first value of a property of the article that is text."""
        return next(filter(None, map(as_text, self.all(name))), None)

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            return {**self._by_id.get(value["@id"], {}), **value}
        return value


def _is_told(node: Node) -> bool:
    return isinstance(node.get("@id"), str) and len(node) > 1


def types(node: Node) -> list[str]:
    """The types of a node."""
    return [kind for kind in as_list(node.get("@type")) if isinstance(kind, str)]


def as_list(value: Any) -> list[Any]:
    """A value that may be one or many, or missing, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_text(value: Any) -> str | None:
    """The text of a value: of a string, of a node its name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list) and value:
        value = value[0]
    return (unmarked(value) or None) if isinstance(value, str) else None


def unmarked(value: str) -> str:
    """A value on one line, without markup that was put into it by mistake."""
    return on_one_line(re.sub(r"</?[a-z][^<>]*>", "", unescape(value), flags=re.I))


def _loaded(text: str) -> Any:
    """The value of a script; of one that is not JSON, what can be made out."""
    text = text[:_LONGEST].strip()
    for repaired in (str, lambda raw: _COMMA.sub(r"\1", _unwrapped(raw))):
        try:
            return json.JSONDecoder(strict=False).raw_decode(repaired(text).lstrip())[0]
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _unwrapped(text: str) -> str:
    while (bare := _WRAPPED.sub("", text)) != text:
        text = bare
    return text


def _salvaged(text: str) -> Node | None:
    """The plain fields of an article whose JSON is broken."""
    found: Node = {}
    for name in _SALVAGED:
        if match := re.search(_FIELD.format(name), text):
            found[name] = match[1]
    if found:
        found |= {"@type": "Article", "author": [{"name": name} for name in _AUTHORS.findall(text)]}
    return found or None


def _nodes(value: Any) -> Iterator[Node]:
    """The nodes of a value, itself first, down to where other things than the page are told of."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = value + waiting
        elif isinstance(value, dict):
            yield value
            waiting = [value[name] for name in _INSIDE if name in value] + waiting


class Meta:
    """The meta elements of a page, by name, and its microdata, by property."""

    def __init__(self, tree: Tree) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            for key in ("name", "property", "itemprop", "http-equiv"):
                for name in (element.get(key) or "").lower().split():
                    self._add(name, element.get("content"))
        for element in tree.iterfind(".//*[@itemprop]"):
            if element.tag != "meta":
                for name in element.get("itemprop").lower().split():
                    self._add(f"itemprop:{name}", _given(element))

    def _add(self, name: str, value: str | None) -> None:
        if value := on_one_line(value or ""):
            self._values.setdefault(name, []).append(value)

    def all(self, *names: str) -> Iterable[str]:
        """The values of these names, in the order of the names, then of the page."""
        return (value for name in names for value in self._values.get(name, ()))

    def first(self, *names: str) -> str | None:
        """The first of these values."""
        return next(iter(self.all(*names)), None)


def _given(element: Tree) -> str:
    for key in ("content", "datetime"):
        if value := element.get(key):
            return str(value)
    inner = element.xpath('.//*[@itemprop="name"]') if element.get("itemscope") is not None else []
    return "".join((inner[0] if inner else element).itertext())[:500]
