"""`add`, `remove` and `articles`."""

import json
from pathlib import Path

import pytest

from tests.bot.command_line import SHIPPED, SMALL, Program, screen

BARN = {
    "id": "barn",
    "title": "Barn burns in Lower Wick",
    "text": "A barn burned down in Lower Wick on Friday night. Nobody was hurt.\n\nThe cows live.",
    "publisher": "The Wick Post",
    "published": "2024-05-03",
    "url": "https://example.org/barn",
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over an empty library."""
    return Program.at(tmp_path, articles=None)


def write(folder: Path, *articles: dict[str, str], name: str = "news.jsonl") -> str:
    """The path of a JSON-lines file with these articles."""
    file = folder / name
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return str(file)


def test_an_added_article_answers(program: Program, tmp_path: Path):
    """What is added can be asked for at once, with its source."""
    result = program.invoke("add", write(tmp_path, BARN))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 added: barn\n", "")
    (answer,) = program.objects("ask", "--json", "Where did a barn burn down?")
    quote = answer["quotes"][0]
    assert quote["text"] == "A barn burned down in Lower Wick on Friday night."
    assert quote["text"] == BARN["text"][quote["start"] : quote["end"]]
    assert quote["url"] == BARN["url"]


def test_adding_again_changes_nothing_and_a_change_is_a_new_version(
    program: Program, tmp_path: Path
):
    """The summary tells added, updated and unchanged apart."""
    program.invoke("add", write(tmp_path, BARN))
    assert program.invoke("add", write(tmp_path, BARN)).stdout == "1 unchanged: barn\n"
    changed = {**BARN, "text": BARN["text"].replace("Nobody was", "Two people were")}
    assert program.invoke("add", write(tmp_path, changed)).stdout == "1 updated: barn\n"
    (listed,) = program.objects("articles", "--json")
    assert [article["version"] for article in listed] == [2]


def test_many_ids_are_counted_and_not_all_named(program: Program):
    """The summary stays short however many articles a file holds."""
    line = program.invoke("add", str(SMALL)).stdout
    assert line.startswith("10 added: storm-brenna-homes, ")
    assert line.endswith(" and 5 more\n")


def test_faulty_lines_are_refused_with_their_place(program: Program, tmp_path: Path):
    """The good articles of a file are added; what was refused is named, and why."""
    path = write(tmp_path, BARN, {"title": "No text"})
    result = program.invoke("add", path)
    assert result.exit_code == 0
    assert "1 added: barn\n1 refused:\n" in result.stdout
    assert f"{path}:2: " in result.stdout


def test_every_path_is_tried_and_one_line_tells_the_faults(program: Program, tmp_path: Path):
    """What cannot be read does not keep the rest out."""
    empty = tmp_path / "empty"
    empty.mkdir()
    missing, address = str(tmp_path / "none.txt"), "http://127.0.0.1/news"
    result = program.invoke("add", missing, address, str(empty), write(tmp_path, BARN))
    assert result.exit_code == 1
    assert "1 added: barn" in result.stdout
    assert result.stderr.count("\n") == 1
    assert f"{missing}: no such file or folder" in result.stderr
    assert f"{address}: its host is at 127.0.0.1, which is not on the public" in result.stderr
    assert f"{empty}: holds no .txt" in result.stderr


def test_a_file_that_holds_nothing_of_use_is_a_failure(program: Program, tmp_path: Path):
    """The line names the file and the reason."""
    picture = tmp_path / "picture.txt"
    picture.write_bytes(bytes(range(256)) * 8)
    result = program.invoke("add", str(picture))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert str(picture) in result.stderr


def test_adding_shows_a_bar_on_a_screen(program: Program):
    """The bar is for eyes only and is gone in the end; the summary stays."""
    with screen(program.command("add", str(SHIPPED), str(SMALL))) as shown:
        assert shown.end() == 0
        assert "━" in shown.raw
        assert "3/3" in shown.text
        assert "12 added: " in shown.text


def test_removed_articles_are_not_found_again(program: Program):
    """All named articles go, each once."""
    program.invoke("add", str(SMALL))
    result = program.invoke("remove", "saltmere-ferries", "storm-brenna-homes", "saltmere-ferries")
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [
        "removed saltmere-ferries",
        "removed storm-brenna-homes",
    ]
    (listed,) = program.objects("articles", "--json")
    assert len(listed) == 8


def test_a_configured_article_that_was_removed_stays_away(tmp_path: Path):
    """The next start does not bring it back."""
    program = Program.at(tmp_path)
    (before,) = program.objects("articles", "--json")
    assert program.invoke("remove", before[0]["id"]).exit_code == 0
    (after,) = program.objects("articles", "--json")
    assert after == before[1:]


def test_nothing_is_removed_where_an_id_is_unknown(program: Program):
    """A slip of the fingers costs nothing, and the id that was meant is named."""
    program.invoke("add", str(SMALL))
    result = program.invoke("remove", "saltmere-ferries", "storm-brena-homes", "zzz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "storm-brena-homes (did you mean storm-brenna-homes?), zzz: no article" in result.stderr
    (listed,) = program.objects("articles", "--json")
    assert len(listed) == 10


def test_the_start_of_an_id_is_enough_to_be_named(program: Program):
    """Ids are long; their starts are what people type."""
    program.invoke("add", str(SMALL))
    assert "did you mean storm-brenna-homes?" in program.invoke("remove", "storm").stderr


def test_articles_are_listed_as_json(program: Program, tmp_path: Path):
    """One array with one object an article."""
    program.invoke("add", write(tmp_path, BARN))
    ((listed,),) = program.objects("articles", "--json")
    added = listed.pop("added")
    assert added.endswith("+00:00")
    kept = {key: BARN[key] for key in ("id", "title", "publisher", "published", "url")}
    assert listed == {**kept, "sentences": 3, "version": 1}


def test_articles_are_listed_in_tabs_on_a_pipe(program: Program, tmp_path: Path):
    """A header, then one line an article, whatever its title holds."""
    odd = {"id": "odd", "title": "Tab\there\x1b[31m", "text": "One sentence stands here."}
    program.invoke("add", write(tmp_path, BARN, odd))
    rows = [line.split("\t") for line in program.invoke("articles").stdout.splitlines()]
    assert rows == [
        ["id", "title", "publisher", "published", "sentences", "version"],
        ["barn", BARN["title"], "The Wick Post", "2024-05-03", "3", "1"],
        ["odd", "Tab here\ufffd[31m", "", "", "1", "1"],
    ]


def test_ids_and_titles_send_no_commands_to_the_terminal(program: Program, tmp_path: Path):
    """Control characters are replaced wherever text of an article is shown."""
    odd = {"id": "od\x1bd", "title": "Odd\x1b]0;title\x07", "text": "One sentence stands here."}
    with screen(program.command("add", write(tmp_path, odd)), NO_COLOR="1") as shown:
        assert shown.end() == 0
        assert "od\ufffdd" in shown.text
        assert "od\x1bd" not in shown.raw
    unknown = program.invoke("remove", "od\x1bx").stderr
    removed = program.invoke("remove", "od\x1bd").stdout
    assert removed == "removed od\ufffdd: Odd\ufffd]0;title\ufffd\n"
    assert "\x1b" not in unknown


def test_articles_are_a_table_on_a_screen(program: Program, tmp_path: Path):
    """The same cells, laid out."""
    program.invoke("add", write(tmp_path, BARN))
    with screen(program.command("articles")) as shown:
        assert shown.end() == 0
        assert "Barn burns in Lower Wick The Wick Post 2024-05-03 3 1" in shown.text


def test_a_list_gives_the_day(program: Program, tmp_path: Path):
    """Of a time, which --json gives as it is stored."""
    time = "2024-05-03T16:20:00+02:00"
    program.invoke("add", write(tmp_path, {**BARN, "published": time}))
    assert "\t2024-05-03\t" in program.invoke("articles").stdout
    ((listed,),) = program.objects("articles", "--json")
    assert listed["published"] == time


def test_an_empty_library_has_an_empty_list(program: Program):
    """Nothing is no failure."""
    assert program.objects("articles", "--json") == [[]]
    assert program.invoke("articles").stdout.count("\n") == 1
