"""Settings: every fault at once, with its place and remedy."""

from pathlib import Path

import pytest

import index
from index.errors import SettingsError
from index.settings import OPTIONS, Settings


def _write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """Where the program is started from does not matter."""
    settings = Settings.load(_write(tmp_path, '[library]\ndata = "d"\narticles = ["news", "/x"]'))
    assert settings.data == tmp_path / "d"
    assert settings.articles == (tmp_path / "news", Path("/x"))


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    """The shipped articles are found from any folder."""
    settings = Settings.load(_write(tmp_path, ""))
    assert settings.data == tmp_path / "data"
    assert settings.articles == (Path(index.__file__).parent / "articles",)


def test_all_faults_are_listed(tmp_path: Path) -> None:
    """One run tells everything that is wrong."""
    file = _write(tmp_path, "[library]\nartcles = []\ndata = 3\n[librry]\na = 1\n")
    with pytest.raises(SettingsError) as error:
        Settings.load(file)
    assert str(error.value) == (
        f"{file}: 3 problems\n"
        "  [library] artcles: unknown key; did you mean 'articles'?\n"
        "  [library] data: expected a path in quotes, got 3\n"
        "  [librry]: unknown section; did you mean 'library'?"
    )


def test_a_contact_is_a_web_or_mail_address(tmp_path: Path) -> None:
    """None is set by nothing between the quotes."""
    written = '[fetching]\ncontact = "{}"\n'
    assert Settings.load(_write(tmp_path, written.format(""))).contact is None
    told = Settings.load(_write(tmp_path, written.format("desk@news.example"))).contact
    assert told == "desk@news.example"
    for wrong in ("desk", "https://news.example/\\nCookie: a=b"):
        with pytest.raises(SettingsError, match=r"\[fetching\] contact: expected a web or mail"):
            Settings.load(_write(tmp_path, written.format(wrong)))


@pytest.mark.parametrize("text", ["[library", "a = \x00", "library = 1\nx = []"])
def test_faulty_files_name_the_file(tmp_path: Path, text: str) -> None:
    """Not TOML, or a value where a section belongs."""
    file = _write(tmp_path, text)
    with pytest.raises(SettingsError, match="config.toml"):
        Settings.load(file)


def test_a_missing_file_is_a_fault_only_when_named(tmp_path: Path, monkeypatch) -> None:
    """Without --config and without a config.toml here, the project's own holds."""
    monkeypatch.chdir(tmp_path)
    assert Settings.load() == Settings.load(Path(index.__file__).parents[1] / "config.toml")
    _write(tmp_path, '[library]\ndata = "here"')
    assert Settings.load().data == tmp_path / "here"
    with pytest.raises(SettingsError, match="name an existing file"):
        Settings.load("other.toml")


def test_the_shipped_configuration_holds_the_defaults_and_documents_them() -> None:
    """Every option stands in config.toml with its default and its meaning."""
    file = Path(index.__file__).parent.parent / "config.toml"
    text = file.read_text(encoding="utf-8")
    assert Settings.load(file) == Settings.from_table({}, file.parent, "defaults")
    for option in OPTIONS:
        assert f"{option.name} =" in text
        assert option.help in text
