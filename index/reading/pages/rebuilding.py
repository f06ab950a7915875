"""Markup of old pages → paragraphs, which is what the library that finds the text looks for."""

from __future__ import annotations

from lxml import etree

from index.reading.pages.lines import Tree, words

_LAYOUT = 60  # words of a cell that is a column of the page rather than a field of a table
_TABLE = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_BLOCKS = frozenset("p div table ul ol blockquote pre h1 h2 h3 h4 h5 h6 section article".split())
_HOLDERS = ("div", "td", "section", "article", "main", "body", "center", "font", "span")


def rebuild(tree: Tree) -> None:
    """Make columns of tables plain blocks, and what empty lines part paragraphs."""
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unlay(table)
    for element in list(tree.iter(*_HOLDERS)):
        if _has_empty_lines(element):
            _part(element)


def _is_layout(table: Tree) -> bool:
    if table.find(".//th") is not None:
        return False
    return any(words(" ".join(cell.itertext())) > _LAYOUT for cell in table.iter("td"))


def _unlay(table: Tree) -> None:
    for element in [*table.iter(*_TABLE)]:
        if next(element.iterancestors("table", "div"), None) is not None or element is table:
            element.tag = "div"


def _has_empty_lines(element: Tree) -> bool:
    return any(
        child.tag == "br" and not (child.tail or "").strip() and _is_break(child.getnext())
        for child in element
    )


def _is_break(element: Tree | None) -> bool:
    return element is not None and element.tag == "br"


def _part(element: Tree) -> None:
    """Wrap what stands between empty lines and blocks in paragraphs."""
    children = list(element)
    paragraph = etree.Element("p")
    paragraph.text, element.text = element.text, None
    element[:] = [paragraph]
    for child in children:
        if child.tag in _BLOCKS or (child.tag == "br" and _is_break(child.getnext())):
            tail, child.tail = child.tail, None
            if child.tag != "br":
                element.append(child)
            paragraph = etree.SubElement(element, "p")
            paragraph.text = tail
        else:
            paragraph.append(child)
