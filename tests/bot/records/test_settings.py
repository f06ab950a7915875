"""Settings are checked, kept, and seen by whoever else has the records open."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.model import AutoChannel
from bot.records.records import FILE, Records
from bot.records.settings import DEFAULTS, SETTINGS, Settings, check, from_stored
from bot.texts import LANGUAGES
from index.errors import SettingsError
from tests.bot.records.making import OTHER, SERVER, Clock


def test_every_field_is_a_setting_and_may_be_its_default() -> None:
    """In the same order, with a meaning."""
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]
    for setting in SETTINGS:
        assert setting.allows(setting.default)
        assert setting.default == getattr(DEFAULTS, setting.name)
        assert setting.help


def test_the_languages_are_those_of_the_texts() -> None:
    """And "auto"."""
    (language,) = [setting for setting in SETTINGS if setting.name == "language"]
    assert language.choices == ("auto", *(texts.language for texts in LANGUAGES))


@given(st.data())
def test_what_may_be_stored_comes_back(data: st.DataObject) -> None:
    """Every choice of every setting, by way of JSON."""
    values = {
        setting.name: data.draw(st.sampled_from(setting.choices or (None, 1, 2**63 - 1)))
        for setting in SETTINGS
    }
    check(values)
    stored = {name: json.dumps(value) for name, value in values.items()}
    assert from_stored(stored) == Settings(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"style": "bold"},
        {"style": None},
        {"language": "xx"},
        {"quotes": 0},
        {"quotes": "3"},
        {"quotes": True},
        {"quotes": 3.0},
        {"shared": 1},
        {"role": True},
        {"role": -5},
        {"role": 2**63},
        {"role": "12"},
        {"retention": -1},
        {"user_questions": [20]},
        {"colour": "red"},
    ],
)
def test_what_is_not_a_choice_is_refused(records: Records, values: dict[str, object]) -> None:
    """The message names the setting, the value and what it may be; nothing is changed."""
    ((name, value),) = values.items()
    with pytest.raises(SettingsError) as raised:
        records.change(SERVER, **values)
    message = str(raised.value)
    known = {setting.name: setting for setting in SETTINGS}
    assert message.startswith(f"{name}: ")
    if name in known:
        assert repr(value) in message
        assert known[name].allowed in message
    else:
        assert "known are style, language" in message
    assert records.settings(SERVER) == DEFAULTS


def test_all_faults_are_told_at_once_and_nothing_is_changed(records: Records) -> None:
    """The good value beside them is not stored either."""
    with pytest.raises(SettingsError) as raised:
        records.change(SERVER, quotes=9, style="plain", language="xx")
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["quotes", "language"]
    assert records.settings(SERVER) == DEFAULTS


def test_a_change_holds_in_its_scope_alone_and_after_a_restart(tmp_path: Path) -> None:
    """What was changed before stays."""
    with Records.open(tmp_path) as records:
        records.change(SERVER, style="plain")
        changed = records.change(SERVER, role=42, retention=7)
        assert changed == Settings(style="plain", role=42, retention=7)
        assert records.settings(SERVER) == changed
        assert records.settings(OTHER) == DEFAULTS
    with Records.open(tmp_path) as records:
        assert records.settings(SERVER) == changed
        assert records.change(SERVER, role=None).role is None


def test_what_a_newer_version_stored_is_ignored(tmp_path: Path) -> None:
    """A name or a value that is not known; what is known holds."""
    with Records.open(tmp_path) as records:
        records.change(SERVER, quotes=2)
        records.change(OTHER, retention=7)
    rows = [(SERVER, "voice", '"loud"'), (SERVER, "style", '"compact"'), (SERVER, "role", "[1]")]
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.executemany("INSERT INTO settings VALUES (?, ?, ?)", rows)
    with Records.open(tmp_path) as records:
        assert records.settings(SERVER) == Settings(quotes=2)
        assert records.about(SERVER).settings == {"quotes": 2}


def test_channels(records: Records) -> None:
    """Added, changed and removed, each in its scope."""
    assert not records.has_auto_channels()
    records.set_auto_channel(SERVER, AutoChannel(5, 0.5, False))
    records.set_auto_channel(SERVER, AutoChannel(6, 0.9, True))
    records.set_auto_channel(SERVER, AutoChannel(5, 0.7, True))
    assert records.auto_channels(SERVER) == {
        5: AutoChannel(5, 0.7, True),
        6: AutoChannel(6, 0.9, True),
    }
    assert records.auto_channels(OTHER) == {}
    assert records.has_auto_channels()
    records.remove_auto_channel(OTHER, 5)
    records.remove_auto_channel(SERVER, 5)
    assert set(records.auto_channels(SERVER)) == {6}
    records.remove_auto_channel(SERVER, 6)
    assert not records.has_auto_channels()


def test_a_change_made_elsewhere_is_seen_within_a_second(tmp_path: Path, clock: Clock) -> None:
    """By a process that has held the old settings in memory; a clock set back hides nothing."""
    with Records.open(tmp_path, clock) as here, Records.open(tmp_path, clock) as there:
        there.change(SERVER, quotes=2)
        there.set_auto_channel(SERVER, AutoChannel(5, 0.5, False))
        assert here.settings(SERVER).quotes == 4  # it looked in this very second
        clock.now += 1
        assert here.settings(SERVER).quotes == 2
        assert set(here.auto_channels(SERVER)) == {5}
        there.change(SERVER, quotes=3)
        clock.now -= 3600
        assert here.settings(SERVER).quotes == 3


def test_a_change_of_another_process_is_seen(
    records: Records, tmp_path: Path, clock: Clock
) -> None:
    """A real one, which ends before."""
    program = (
        "import sys; from pathlib import Path; from bot.records.records import Records\n"
        "with Records.open(Path(sys.argv[1])) as records: records.change(5, style='plain')"
    )
    assert records.settings(5) == DEFAULTS
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=root)
    clock.now += 1
    assert records.settings(5) == Settings(style="plain")


def test_settings_stay_in_force_where_the_database_cannot_be_read(
    records: Records, tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """A question is answered all the same; the log says what is wrong."""
    records.change(SERVER, quotes=2)
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("DROP TABLE facts")
    clock.now += 1
    assert records.settings(SERVER).quotes == 2
    assert "could not be read" in caplog.text
