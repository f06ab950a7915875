"""Markdown texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.reading.formats.markdown import read
from tests.index.reading.finding import cuts, found, only

FRONT = """---
# a comment
Title: "Tram 12: late again"
date: 2021-02-16
lastmod: 2021-02-17 08:00:00+01:00
authors: [Ana Prew, {name: Jo Li}, {}]
site: Harbour Post
canonical: https://post.example/tram
lang: en_GB
tags: [tram, {a: b}]
---
"""
BODY = """# The **tram** that came late

The *tram* [was late](https://post.example) on
Tuesday[^1], said `mayor` ~~Smith~~ Jones &amp; others.\\
It cost <b>5</b>&nbsp;million. ![picture](x.png)

## Why

- Rain
- More *rain*
  1. and snow

| Year | Riders |
|------|-------:|
| 2020 |        |
| 2021 | 3.6 million |

```python
print("no prose")

print("at all")
```

<div>no</div>

> We wait, she said.

[^1]: The sixteenth.
"""
TEXT = """The tram that came late

The tram was late on Tuesday, said mayor Jones & others.
It cost 5\xa0million.

Why

Rain
More rain
and snow

Year | Riders
2020 | \n2021 | 3.6 million

print("no prose")

print("at all")

We wait, she said.

The sixteenth."""


def test_the_text_is_what_is_seen():
    """No marks, no HTML, nothing struck out; what is no prose is cut."""
    article = only(read, BODY.encode(), "news/tram.md")
    assert article.text == TEXT
    assert (article.id, article.title) == ("news-tram", "The tram that came late")
    assert cuts(article) == [
        ("headline", "The tram that came late"),
        ("section label", "Why"),
        ("table", "Year | Riders\n2020 | \n2021 | 3.6 million"),
        ("code", 'print("no prose")\n\nprint("at all")'),
        ("footnote", "The sixteenth."),
    ]


def test_front_matter():
    """Its fields are the article's, and it is no part of the text."""
    article = only(read, (FRONT + BODY).replace("\n", "\r\n").encode())
    assert article.title == "Tram 12: late again"
    assert article.text == TEXT
    assert (article.published, article.updated) == ("2021-02-16", "2021-02-17T08:00:00+01:00")
    assert (article.author, article.publisher) == ("Ana Prew, Jo Li", "Harbour Post")
    assert (article.url, article.language) == ("https://post.example/tram", "en-GB")


@pytest.mark.parametrize(
    "front",
    [
        "date: 2021-99-99\nurl: javascript:x\nlang: [en]\ntitle: {a: b}",
        "date: ''\ntitle: ~\nauthor: null",
        "title:\n? x\n: y",
    ],
)
def test_fields_of_no_use_are_not_taken(front: str):
    """A date that does not exist is none."""
    article = only(read, f"---\n{front}\n---\nThe tram is late.".encode())
    assert (article.text, article.title) == ("The tram is late.", "The tram is late.")
    assert (article.published, article.url, article.language) == (None, None, None)


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ("title: [a", "not YAML .* in line 3"),
        ("a: *b", "undefined alias"),
        ("a: " + "[" * 500, "nested too deeply"),
        ("a: &a\n  - *a", "recursive"),
        ("a: !!python/object:os.system x\n\tb", "not YAML"),
    ],
)
def test_broken_front_matter(front: str, fault: str):
    """It is refused in one line with the remedy, before it is quoted."""
    with pytest.raises(ReadingError, match=f"{fault}.*; correct or remove it$"):
        found(read, f"---\n{front}\n---\nThe tram is late.".encode())


def test_a_billion_laughs():
    """Aliases of aliases are not multiplied."""
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 30))
    assert only(read, f"---\n{bomb}---\nThe tram is late.".encode()).text == "The tram is late."


@pytest.mark.parametrize("text", ["---\n\nA rule.\n\n---\n", "---\nA: b\n", "--- a: b\n---\n"])
def test_what_is_no_front_matter(text: str):
    """A rule above the text, or what is never closed, is Markdown."""
    assert only(read, f"{text}\nThe tram is late.".encode()).text.endswith("The tram is late.")


def test_headlines():
    """The first heading of the first level is it, or else a heading that begins the text."""
    texts = ["Seen first.\n\n# Tram\n\nLate.", "## Tram\n\nLate.", "Late.\n\n## Not Tram", "# Tram"]
    titles = [only(read, text.encode()).title for text in texts]
    assert titles == ["Tram", "Tram", "Late.", "Tram"]


def test_a_rule_right_below_a_paragraph():
    """Markdown takes it for a heading; the writer did not mean one."""
    article = only(read, b"The tram was very late on Tuesday.\n---\nMore of it was late.")
    assert cuts(article) == []


@pytest.mark.parametrize("text", ["", "![x](y)", "---\ntitle: x\n---\n", "<div>x</div>"])
def test_nothing_to_read(text: str):
    """It is refused in one line."""
    with pytest.raises(ReadingError, match="holds no text"):
        found(read, text.encode())


_MARKS = st.sampled_from([*"#*_-`|>[]()!<&~\n \t:\\", "---\n", "a: b\n", "Tram", "\r\n", "1. "])


@settings(max_examples=60)
@given(st.lists(_MARKS).map("".join))
def test_any_text(text: str):
    """Anything is an article or a clear line."""
    for each in (text, f"---\na: {text}\n---\n{text}"):
        try:
            found(read, each.encode())
        except ReadingError:
            continue
