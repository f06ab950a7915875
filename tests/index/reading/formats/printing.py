"""Small PDF files, written by hand."""

from collections.abc import Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """A text on a page: where it begins, in points from the lower left, and its letters' size."""

    text: str
    x: float = 72
    y: float = 720
    size: float = 11


def column(text: str, *, x: float = 72, y: float = 720, size: float = 11) -> list[Put]:
    """The lines of a text, one below the other; a blank line is twice the distance."""
    return [
        Put(line, x, y - number * size * 1.2, size)
        for number, line in enumerate(text.split("\n"))
        if line
    ]


def pdf(*pages: Sequence[Put], info: str = "", catalog: str = "") -> bytes:
    """A PDF of these pages; `info` and `catalog` are further entries of these dictionaries."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, puts in enumerate(pages):
        objects += [_page(5 + 2 * number), _stream("\n".join(map(_drawn, puts)))]
    return assembled([*objects, f"<< {info} >>"])


def assembled(objects: Sequence[str]) -> bytes:
    """The file of these objects: the first is the catalog, the last the information."""
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count, start = len(objects) + 1, len(data)
    trailer = f"<< /Size {count} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{start}\n"
    return data + f"{end}%%EOF\n".encode()


def _page(content: int) -> str:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
        f" /Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
    )


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode('cp1252'))} >>\nstream\n{text}\nendstream"


def _drawn(put: Put) -> str:
    text = put.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {put.size} Tf 1 0 0 1 {put.x} {put.y} Tm ({text}) Tj ET"
