"""Names and ids of what is added."""

import re
import string
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from bot.articles.names import key, pasted_id, safe_name

ANY = st.text() | st.text(alphabet="./\\~a\x00 é:", max_size=300)


@given(ANY)
@example("../../etc/passwd")
@example("..\\..\\config.toml")
@example("/etc/passwd")
@example("..")
@example(".bashrc")
@example("a" * 300 + ".jsonl")
@example("")
@example("a.txt\x00.jsonl")
@example("\ud800.txt")
def test_a_name_stays_in_its_folder(name: str) -> None:
    """Whatever an upload is called, its file is one of the folder's own, visible and short."""
    safe = safe_name(name)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", safe)
    assert len(safe) <= 110
    folder = Path("/data/added")
    assert (folder / safe).resolve().parent == folder


@given(ANY, ANY)
@example("Ä.txt", "Ö.txt")
@example("a b.txt", "a-b.txt")
@example("x/a.txt", "a.txt")
def test_different_names_stay_different(one: str, other: str) -> None:
    """The name is what an article is known by; equal ones are the same."""
    assert (safe_name(one) == safe_name(other)) == (one == other)


@given(st.text(alphabet=string.ascii_letters + string.digits + "_", min_size=1, max_size=80))
def test_a_plain_name_is_kept(stem: str) -> None:
    """So that the id made of it is one that the user knows."""
    assert safe_name(f"{stem}.txt") == f"{stem}.txt"


def test_the_ending_is_kept_for_the_reader() -> None:
    """It tells JSON lines from text."""
    assert re.fullmatch(r"my-feed-[0-9a-f]{8}\.jsonl", safe_name("my feed.jsonl"))
    assert re.fullmatch(r"file-[0-9a-f]{8}\.txt", safe_name("新聞.txt"))


def test_a_title_gives_an_id() -> None:
    """Case and spaces make no difference, other characters do."""
    assert pasted_id("Harbour  closed") == pasted_id("harbour CLOSED")
    assert pasted_id("Harbour closed").startswith("pasted-harbour-closed-")
    assert pasted_id("新聞") != pasted_id("記事")
    assert len(pasted_id("a" * 500)) <= 100


def test_a_key_is_sixteen_digits() -> None:
    """So many fit into a custom_id."""
    assert re.fullmatch("[0-9a-f]{16}", key("x" * 200))
