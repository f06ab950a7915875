"""Publishers and agencies of credit lines."""

import pytest

from index.prose import credits


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(c) 2021 the Northport Times", "Northport Times"),
        ("© 2023 Example News. All rights reserved.", "Example News"),
        ("© 2023 Example News | All Rights Reserved", "Example News"),
        ("Copyright 2022 by The Daily Example", "Daily Example"),
        ("Copyright © 2019-2021 Example Media Inc. All rights reserved", "Example Media Inc."),
        ("©2021 The Northport Times, LLC. Visit northport.example.", "Northport Times, LLC"),
        ("Copyright (c) Example Publishing Ltd. 2020", "Example Publishing Ltd."),
        ("(c) northport.example 2021", "northport.example"),
        ("All rights reserved.", ""),
        ("© Jane Doe", ""),
        ("(c) the third item", None),
        ("Copyright law changed in 2021 for all", None),
        ("Copyright 2021 changes the law", None),
    ],
)
def test_holder(line: str, name: str | None):
    """Copyright lines name the publisher, without the article before it."""
    assert credits.holder(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Distributed by Tribune Content Agency, LLC.", "Tribune Content Agency, LLC"),
        ("(c) 2021 Times. Distributed by Example Wire.", "Example Wire"),
        ("The film was made in France, distributed by Example Pictures.", None),
        ("Distributed by lorry, the food reached the town.", None),
    ],
)
def test_distributor(line: str, name: str | None):
    """Only lines of credits name an agency."""
    assert credits.distributor(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Reuters", "Reuters"),
        ("Source: Xinhua | Editor: Jane Doe", "Xinhua"),
        ("Associated Press", "Associated Press"),
        ("By the Associated Press", "Associated Press"),
        ("By Jane Doe, Reuters", "Reuters"),
        ("Source: Northport Council", None),
        ("REUTERS/Jane Doe", None),
    ],
)
def test_source(line: str, name: str | None):
    """Agencies are known by name; a picture's credit is not the article's."""
    assert credits.source(line) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN VAN DER SMITH", "JANE DOE and JOHN VAN DER SMITH"),
        ("Written by: Jane Doe, Staff Writer", "Jane Doe, Staff Writer"),
        ("By Reuters", "Reuters"),
        ("Von Anna Berg", "Anna Berg"),
        ("Por Ana de la Cruz y Luis Mora", "Ana de la Cruz y Luis Mora"),
        ("Par Jean Petit, envoyé", None),
        ("Von Anna Berg und Jo Li, Berlin", "Anna Berg und Jo Li, Berlin"),
        ("Von Berlin nach Rom", None),
        ("Von Natur und Technik", None),
        ("By Monday", None),
        ("By the end of May", None),
        ("Jane Doe", None),
    ],
)
def test_byline(line: str, names: str | None):
    """A byline holds names and nothing else."""
    assert credits.byline(line) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NORTHPORT, Feb. 16 (Reuters) - The mayor", ("Reuters", "Feb. 16")),
        ("NEW PORT, February 16, 2021 (Example Wire) -- It", ("Example Wire", "February 16, 2021")),
        ("NORTHPORT, Freedonia (AP) — The mayor", ("AP", "")),
        ("(Reuters) - The mayor", ("Reuters", "")),
        ("The mayor (Roe) - once a driver", None),
        ("NORTHPORT (AP) The mayor", None),
    ],
)
def test_dateline(text: str, found: tuple[str, str] | None):
    """A wire story begins with its place, its day and its agency."""
    assert credits.dateline(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm did not immediately respond to Example TV’s request for comment.", "Example TV"),
        ("He didn't reply to an Example request\nfor comment.", "Example"),
        ("It did not respond to Northport Times' requests for comment.", "Northport Times"),
        (
            "It did not respond to a request for comment from The Daily Example Monday.",
            "Daily Example",
        ),
        ("It did not respond to a request for comment from Example. The firm", "Example"),
        ("It did not respond to our request for comment.", None),
        (
            "He replied to A's request for comment. She did not reply to B's request for comment.",
            None,
        ),
    ],
)
def test_asked_by(text: str, name: str | None):
    """The outlet that asked for comment is the one that reports, unless two asked."""
    assert credits.asked_by(text) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Milo Hart, 3 February 2025", "Milo Hart"),
        ("By Jane Doe | February 3, 2025", "Jane Doe"),
        ("Von Anna Berg, Berlin", "Anna Berg"),
        ("Par Jean Petit et Léa Moulin", "Jean Petit, Léa Moulin"),
        ("By Jane Doe, John Smith and Ann Lee", "Jane Doe, John Smith, Ann Lee"),
        ("By Jane Doe, Health and Science Editor", "Jane Doe"),
        ("By Jane Doe and John Smith, Reuters", "Jane Doe, John Smith"),
        ("Written by: Jane Doe, Staff Writer", "Jane Doe"),
        ("By Reuters", None),
        ("By Associated Press", None),
        ("By Staff Writer", None),
        ("By Jane Doe February 3", None),
        ("By the end of May", None),
        ("Jane Doe", None),
    ],
)
def test_authors(line: str, names: str | None):
    """Persons alone, without what else a byline tells."""
    assert credits.authors(line) == names
