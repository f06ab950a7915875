"""Typed settings from config.toml; every fault is listed at once, with its place and remedy."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.contact import is_contact
from index.errors import SettingsError

_KINDS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "path": ("a path in quotes", lambda value: isinstance(value, str) and bool(value.strip())),
    "paths": (
        "a list of paths in quotes",
        lambda value: (
            isinstance(value, list)
            and all(isinstance(item, str) and item.strip() for item in value)
        ),
    ),
    "contact": (
        "a web or mail address in quotes",
        lambda value: isinstance(value, str) and (not value or is_contact(value)),
    ),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One key of the configuration: its section, name, kind of value, default and meaning."""

    section: str
    name: str
    kind: str
    default: Any
    help: str


OPTIONS = (
    Option("library", "data", "path", "data", "folder of the database and the index"),
    Option(
        "library",
        "articles",
        "paths",
        ["index/articles"],
        "files and folders read at start; [] for none",
    ),
    Option(
        "fetching",
        "contact",
        "contact",
        "",
        "web or mail address that sites can write to; sent to them",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration, with its paths resolved."""

    data: Path
    articles: tuple[Path, ...]
    contact: str | None = None

    @classmethod
    def load(cls, path: str | Path | None = None) -> Settings:
        """The settings of the file at `path`; without a path, of config.toml in the current folder
        or else in the project's; the defaults where there is none.

        Raises SettingsError where the file is missing, is not TOML or has faults.
        """
        file = Path(path) if path is not None else _default_file()
        if file is None:
            return cls.from_table({}, Path.cwd(), "config.toml")
        return cls.from_table(_parse(file), file.resolve().parent, str(file))

    @classmethod
    def from_table(cls, table: Mapping[str, Any], base: Path, name: str) -> Settings:
        """The settings of a parsed table; relative paths are relative to the folder `base`."""
        if faults := list(_faults(table)):
            count = "1 problem" if len(faults) == 1 else f"{len(faults)} problems"
            raise SettingsError("\n  ".join([f"{name}: {count}", *faults]))
        values = {
            option.name: table.get(option.section, {}).get(option.name, option.default)
            for option in OPTIONS
        }
        return cls(
            data=_resolve(base, values["data"]),
            articles=tuple(_articles(base, item) for item in values["articles"]),
            contact=values["contact"] or None,
        )


def _default_file() -> Path | None:
    places = (Path("config.toml"), Path(__file__).parents[1] / "config.toml")
    return next((place for place in places if place.is_file()), None)


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"{file}: cannot be read ({error.strerror}); name an existing file with --config"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not valid TOML ({error}); correct it there") from None


def _faults(table: Mapping[str, Any]) -> list[str]:
    faults = []
    sections = {option.section for option in OPTIONS}
    for section, values in table.items():
        if section not in sections:
            faults.append(f"[{section}]: unknown section{_meant(section, sections)}")
        elif not isinstance(values, dict):
            faults.append(f"[{section}]: expected a section, got {values!r}")
        else:
            faults += _section_faults(section, values)
    return faults


def _section_faults(section: str, values: Mapping[str, Any]) -> list[str]:
    options = {option.name: option for option in OPTIONS if option.section == section}
    faults = []
    for name, value in values.items():
        if name not in options:
            faults.append(f"[{section}] {name}: unknown key{_meant(name, options)}")
            continue
        expected, fits = _KINDS[options[name].kind]
        if not fits(value):
            faults.append(f"[{section}] {name}: expected {expected}, got {value!r}")
    return faults


def _meant(name: str, known: Any) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(sorted(known))}"


def _resolve(base: Path, value: str) -> Path:
    return (base / Path(value).expanduser()).resolve()


def _articles(base: Path, value: str) -> Path:
    """The folder that ships with the package where the default names it and it is not here."""
    path = _resolve(base, value)
    shipped = Path(__file__).parent / "articles"
    return shipped if value == "index/articles" and not path.exists() else path
