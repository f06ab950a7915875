"""Copies are told from articles of their own."""

import pytest

from tests.quality import duplicates
from tests.quality.duplicates import COPY, OTHER, SAME, Verdict, measured


@pytest.fixture(scope="module")
def judged() -> list[Verdict]:
    """What is said of all pairs."""
    return duplicates.verdicts()


def test_there_are_pairs_of_all_kinds(judged: list[Verdict]) -> None:
    """At least 80, and no label is rare."""
    labels = [verdict.pair.label for verdict in judged]
    assert len(labels) >= 80
    assert min(labels.count(label) for label in (SAME, COPY, OTHER)) >= 30


@pytest.mark.parametrize("label", [SAME, COPY])
def test_what_is_one_story_is_found(judged: list[Verdict], label: str) -> None:
    """Nothing else is taken for it, since an article that is would be hidden; few are missed."""
    precision, recall = measured(judged, label)
    assert precision == 1.0
    assert recall >= 0.95


def test_the_command_prints_a_row_for_each_way(
    judged: list[Verdict], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With precision and recall below."""
    monkeypatch.setattr(duplicates, "verdicts", lambda: judged)
    duplicates.main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len({pair.made for pair in duplicates.pairs()}) + 2
    assert lines[-1].startswith("copy: precision ")
