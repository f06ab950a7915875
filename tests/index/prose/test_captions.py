"""Pictures' credits and captions."""

import pytest

from index.prose import captions


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe | Getty Images",
        "Jane Doe/AFP via Getty Images",
        "REUTERS/Jane Doe",
        "AP Photo/Jane Doe, File",
        "(Photo by Jane Doe/Getty Images)",
        "Photo: Jane Doe",
        "Image credit: Northport Council",
        "Photograph by Jane Doe.",
        "Credit: Jane Doe/Example News",
        "Getty Images",
        "© 2021 Getty Images",
    ],
)
def test_credits(line: str):
    """Lines that name a photographer or a picture agency and nothing else."""
    assert captions.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photographs by Jane Doe were shown in the hall.",
        "Photo by photo, the story came to light",
        "He works for Reuters",
        "The mayor spoke to Reuters",
        "Image: it stayed with him for years. He never forgot it.",
        "Jane Doe",
        "Reuters",
    ],
)
def test_no_credits(line: str):
    """Lines that only mention pictures or agencies."""
    assert not captions.is_credit(line)


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Anna Roe (Northport Council / Jane Doe/TNS)", True),
        ("Anna Roe rides the tram. (Photo by Jane Doe/Getty Images)", True),
        ("Anna Roe rides the tram. REUTERS/Jane Doe", True),
        ("Anna Roe rides the tram | Jane Doe/Getty Images", True),
        ("Image caption, The tram at the depot", True),
        ("He ran for two towns (Northport/Southport).", False),
        ("“It is late,” she said. (Photo by Jane Doe/Getty Images)", False),
        ("Anna Roe rides the tram. " * 20 + "REUTERS/Jane Doe", False),
    ],
)
def test_captions_with_credits(line: str, is_caption: bool):
    """A caption may end in its credit; reports and long texts are prose."""
    assert captions.is_named_or_credited(line) is is_caption


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("The depot on Mill Street", True),
        ("Anna Roe attends a fair in Northport.", True),
        ("A tram of Northport on its bridge, February 3, 2020.", True),
        ("FILE PHOTO: Anna Roe had a look at the depot.", True),
        ("The line opened on February 3, 2004 in Northport.", False),
        ("Anna Roe stands by her plan, she said.", False),
        ("Anna Roe stands by her plan. It is a good one.", False),
        ("The bus is late.", False),
    ],
)
def test_captions_before_credits(line: str, is_caption: bool):
    """What may be a caption where a credit follows."""
    assert captions.is_caption(line) is is_caption
