"""HTML fragments that are content → plain text, by the standard library's parser.

Nothing is judged here: what the main text of a page is, others find.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from index.errors import ReadingError
from index.reading.pieces import Piece, tabled

_LEFT_OUT = {
    *("script", "style", "template", "noscript", "head", "title", "svg", "math", "object"),
    *("iframe", "audio", "video", "canvas", "select", "button", "textarea", "nav", "rt", "rp"),
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_KINDS = {"figcaption": "caption", "caption": "caption"} | dict.fromkeys(_HEADINGS, "section label")
_GROUPS = {"ul", "ol", "dl", "table", "menu"}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "body"),
    *("figure", "pre", "address", "hr", "details", "summary", "center", "form", "fieldset"),
    *("html", "hgroup", "dialog", *_GROUPS, *_KINDS),
}
_LINES = {"li", "tr", "dt", "dd", "br"}
_NOTE_MARKS = {"noteref", "doc-noteref"}
_UNSEEN = dict.fromkeys([*range(9), *range(0xE, 0x20), 0xAD, 0xFEFF])
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # a no-break space is a letter
_MARK, _ROW = "\x1f", "\x1e"  # part cells and rows until the piece ends
_CELLS = re.compile(rf"(?<![ \n])[ \n]*{_MARK}[ \n]*")


def markup_text(html: str) -> str:
    """The plain text of a fragment: paragraphs parted by blank lines, items and rows as lines,
    entities resolved; scripts, styles, navigation and the like left out.

    Raises ReadingError as `markup_pieces` does.
    """
    return "\n\n".join(piece.text for piece in markup_pieces(html))


def markup_pieces(html: str) -> list[Piece]:
    """The fragment's paragraphs, with headings and captions known as such.

    Raises ReadingError where the parser gives up.
    """
    parser = _Parser()
    try:
        parser.feed(html)
        parser.close()
    except (AssertionError, ValueError) as error:  # unknown sections, numbers of 5,000 digits
        raise ReadingError(f"holds broken HTML ({error}); correct it".replace("\n", " ")) from None
    parser.end()
    return parser.pieces


class _Parser(HTMLParser):
    """Collects the text between the tags of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._kind: str | None = None
        self._hidden: tuple[str, int] | None = None  # the element that is left out, its depth
        self._groups = 0  # open lists and tables
        self._preformatted = 0
        self._raised = 0
        self._in_row = False  # whether the row has a cell

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hides(tag, dict(attrs)):
            return
        if tag in _BLOCKS or tag in _LINES:
            self._break(tag)
            self._kind = None if self._groups else _KINDS.get(tag)
        self._count(tag, 1)
        self._cell(tag)
        self._quote(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            name, depth = self._hidden
            depth -= tag == name
            self._hidden = (name, depth) if depth else None
            return
        self._count(tag, -1)
        if tag in _BLOCKS or tag in _LINES - {"br"}:
            self._break(tag)
        self._quote(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            data = data.translate(_UNSEEN)
            self._parts.append(data if self._preformatted else _BLANKS.sub(" ", data))

    def _hides(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether the element is, or stands in, one that is left out."""
        if self._hidden:
            name, depth = self._hidden
            self._hidden = (name, depth + (tag == name and tag not in _VOID))
        elif tag in _LEFT_OUT or (tag not in _VOID and self._is_unseen(tag, attrs)):
            self._hidden = (tag, 1)
        return self._hidden is not None

    def _is_unseen(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether the element is hidden or the mark of a footnote."""
        if tag == "a":
            raised = self._raised and (attrs.get("href") or "").startswith("#")
            return bool(raised or {attrs.get("epub:type"), attrs.get("role")} & _NOTE_MARKS)
        return "hidden" in attrs

    def _count(self, tag: str, step: int) -> None:
        if tag in _GROUPS:
            self._groups = max(0, self._groups + step)
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted + step)
        elif tag == "sup":
            self._raised = max(0, self._raised + step)

    def _cell(self, tag: str) -> None:
        if tag == "tr":
            self._parts.append(_ROW)
            self._in_row = False
        elif tag in {"td", "th"}:
            self._parts += [_MARK] if self._in_row else []
            self._in_row = True

    def _quote(self, tag: str) -> None:
        if tag == "q":
            self._parts.append('"')

    def _break(self, tag: str) -> None:
        """End the piece, or only the line within lists and tables."""
        if tag in _LINES or self._groups:
            self._parts.append("\n")
        else:
            self.end()

    def end(self) -> None:
        """End the piece."""
        lines = _CELLS.sub(_MARK, "".join(self._parts)).replace(_ROW, "\n").split("\n")
        rows = [[cell.strip(" ") for cell in line.split(_MARK)] for line in lines]
        if any(len(row) > 1 for row in rows):
            found = list(tabled(rows))
        else:
            found = [Piece("\n".join(row[0] for row in rows if row[0]), self._kind)]
        self.pieces += [piece for piece in found if not piece.is_blank]
        self._parts, self._kind = [], None
