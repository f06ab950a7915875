"""Articles that a library gives out as JSON lines are read back as they were."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library import Library
from index.model import Article
from index.reading import read
from index.reading.jsonlines import json_line

ARTICLE = {
    "id": "tram",
    "text": "Tram opens\n\nThe tram opened on Monday. It is late.\n\nAdvertisement",
    "agency": "Norwire",
    "author": "Jane Doe",
    "updated": "2024-05-04T10:00:00+02:00",
    "language": "pt-BR",
    "notes": ["paywall"],
    "cuts": [[0, 10, "headline"], [52, 65, "page"]],
}


def read_back(folder: Path, *lines: str) -> tuple[list[Article], list[str]]:
    """The articles of these lines, and why the others are refused."""
    file, refused = folder / "out.jsonl", []
    file.write_text("\n".join(lines), encoding="utf-8")
    return list(read(file, lambda _place, why: refused.append(why))), refused


def test_what_is_told_is_kept(tmp_path: Path) -> None:
    """Every key, the cuts as they are given, and nothing that the text would tell."""
    (article,), _ = read_back(tmp_path, json.dumps(ARTICLE))
    told = {name: getattr(article, name) for name in ("agency", "author", "updated", "language")}
    assert told == {name: ARTICLE[name] for name in told}
    assert article.notes == ("paywall",)
    assert [[cut.start, cut.end, cut.kind] for cut in article.cuts] == ARTICLE["cuts"]
    assert json.loads(json_line(article)) == {**ARTICLE, "title": article.title}


def test_nothing_is_read_from_a_settled_text(tmp_path: Path) -> None:
    """Without cuts its byline is one; with none of them it is prose, and there is no date."""
    text = "Tram opens\n\nPublished May 3, 2024\n\nThe tram opened. It is late."
    (open_one, settled), _ = read_back(
        tmp_path, json.dumps({"text": text}), json.dumps({"text": text, "cuts": []})
    )
    assert (open_one.published, len(open_one.cuts)) == ("2024-05-03", 2)
    assert (settled.published, settled.cuts) == (None, ())


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("author", 3, "author is not a string but 3"),
        ("updated", "May 4", "updated 'May 4' is no ISO 8601 date"),
        ("language", "English, mostly", "language 'English, mostly' is no tag like en or pt-BR"),
        ("notes", "paywall", 'notes is no list of single words but "paywall"'),
        ("notes", ["two words"], 'notes is no list of single words but ["two words"]'),
        ("notes", [""], "notes is no list of single words"),
        ("cuts", {}, "cuts is no list but {}"),
        ("cuts", [[0, 10]], "cuts holds [0, 10], which is no span"),
        ("cuts", [[0, 10, " "]], 'cuts holds [0, 10, " "]'),
        ("cuts", [[False, 10, "page"]], 'cuts holds [false, 10, "page"]'),
        ("cuts", [[0, 66, "page"]], 'cuts holds [0, 66, "page"]'),
        ("cuts", [[4, 4, "page"]], 'cuts holds [4, 4, "page"]'),
        ("cuts", [[4, 9, "page"], [8, 12, "page"]], 'cuts holds [8, 12, "page"]'),
    ],
)
def test_faulty_keys_are_refused(tmp_path: Path, key: str, value: object, reason: str) -> None:
    """With what is wrong, and what to write instead."""
    articles, (refused,) = read_back(tmp_path, json.dumps({**ARTICLE, key: value}))
    assert articles == []
    assert refused.startswith(reason)
    assert "; " in refused


_LINES = ["Tram opens", "By Jane Doe", "May 3, 2024", "Advertisement", "© 2024 Skerrow Post"]
_LINES += ["The tram opened on Monday. It is late, she said.", "Er kam. Sie ging „heim“.", "***"]
_LINES += ["Correction: It was Tuesday.", "NORTHPORT (AP) - It rained.", "\u2028 Odd \0 line. \r"]
_text = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip(" \0\u200b\ufeff")))
_body = st.lists(st.sampled_from(_LINES) | _text, min_size=1, max_size=6).map("\n\n".join)


def _printable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


_articles = st.fixed_dictionaries(
    {"text": _body.filter(_printable)},
    optional={
        "title": st.sampled_from(["Tram opens", "Odd  title", "Наш трамвай"]),
        "url": st.sampled_from(["https://a.example/1?utm_id=2", "https://b.example/tram"]),
        "publisher": st.sampled_from(["Skerrow Post", "Norwire"]),
        "published": st.sampled_from(["2024-05-03", "20240503", "2024-05-03T10:00:00Z"]),
        "language": st.just("en"),
        "notes": st.just(["paywall", "excerpt"]),
    },
)


@settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_articles, min_size=1, max_size=4))
def test_a_library_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, articles: list[dict[str, object]]
) -> None:
    """The same articles with the same sentences, and the same lines again, whatever they hold."""
    folder = tmp_path_factory.mktemp("export")
    first, second = folder / "first.jsonl", folder / "second.jsonl"
    first.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with _library(first) as library:
        held = _held(library)
        second.write_text("\n".join(line for _, line, _ in held), encoding="utf-8")
    with _library(second) as library:
        assert _held(library) == held


def _held(library: Library) -> list[tuple[str, str, list[object]]]:
    return [
        (each.article.content_hash(), json_line(each.article), list(each.sentences))
        for each in library.stored()
    ]


_library = Library.temporary
