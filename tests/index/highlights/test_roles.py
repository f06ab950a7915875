"""Who holds the role that a question asks for."""

import json
from pathlib import Path

import pytest

from index.highlights.fresh import Fresh
from index.highlights.roles import holds_role, roles_asked
from index.library import Library
from index.query import make_query

LEADS = "Who leads the ferry agency?"


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        (LEADS, "“It is late,” said agency director Ada Venn.", 1.0),
        (LEADS, "Director Ada Venn spoke.", 1.0),
        (LEADS, "The agency’s chief executive Ada Venn spoke.", 1.0),
        (LEADS, "Director Venn spoke.", 1.0),
        (LEADS, "The director Venn spoke.", 0.5),
        (LEADS, "The director spoke, and Ada Venn did not.", 0.0),
        (LEADS, "The painter Ada Venn spoke.", 0.0),
        (LEADS, "It has a director; Ada Venn spoke.", 0.0),
        ("Who is the mayor?", "Mayor Bo Hale spoke.", 1.0),
        ("Who is the mayor beside Bo Hale?", "Mayor Bo Hale spoke.", 0.0),
        ("Who is the head of the agency?", "Agency director Ada Venn spoke.", 1.0),
        ("Which mayor spoke?", "Mayor Bo Hale spoke.", 1.0),
        ("Who is the mayor?", "Elmbrook Mayor Venn spoke.", 1.0),
        ("Who is the mayor?", "The former town mayor Bo Hale spoke.", 0.0),
        ("Who is the former mayor?", "The former town mayor Bo Hale spoke.", 1.0),
        ("Who is the mayor?", "Deputy mayor Bo Hale spoke.", 0.0),
        ("Who is the deputy mayor?", "Deputy mayor Bo Hale spoke.", 1.0),
        ("Who heads the agency?", "Director Ada Venn spoke.", 1.0),
        ("Who is the mayor suing?", "Mayor Bo Hale spoke.", 0.0),
        ("Who is the mayor’s wife?", "Mayor Bo Hale spoke.", 0.0),
        ("Which minister sued the mayor?", "Mayor Bo Hale spoke.", 0.0),
        ("Who sued the mayor?", "Mayor Bo Hale spoke.", 0.0),
        ("mayor of Elmbrook", "Mayor Bo Hale spoke.", 1.0),
        ("Who was the mayor, did you say?", "The mayor is ill; Bo Hale is not.", 0.0),
        ("When does the mayor speak?", "Mayor Bo Hale spoke.", 0.0),
    ],
)
def test_a_name_beside_the_role(tmp_path: Path, question: str, sentence: str, told: float) -> None:
    """Right before it, or at its begin; not that of somebody whom the question names."""
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "1", "title": "News", "text": sentence}), encoding="utf-8")
    with Library.temporary(file) as library:
        snapshot = library.snapshot()
        query = make_query(question, snapshot)
        names = Fresh(query, snapshot).spans(0)
        assert holds_role(query, snapshot, 0, names, roles_asked(query)) == told
