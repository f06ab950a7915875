"""The file of the records: who may read it, and what is told where it is no good."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.records.database import Database
from bot.records.records import FILE, Records
from bot.records.schema import MIGRATIONS
from index.errors import StoreError
from index.schema import migrate
from tests.bot.records.making import ANN, SERVER, START, Clock, asked, bytes_in


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_only_the_owner_may_read_the_files(tmp_path: Path, umask: int) -> None:
    """Whatever the umask, the log and the index of it included."""
    before = os.umask(umask)
    try:
        with Records.open(tmp_path) as records:
            records.keep(asked(1))
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == {FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}


def test_a_file_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    """Such as one that was copied back."""
    with Records.open(tmp_path) as records:
        records.keep(asked(1))
    (tmp_path / FILE).chmod(0o644)
    with Records.open(tmp_path) as records:
        assert records.asked(SERVER, 1) == asked(1)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_the_folder_is_made(tmp_path: Path) -> None:
    """With those above it."""
    with Records.open(tmp_path / "new" / "data") as records:
        records.keep(asked(1))
    assert (tmp_path / "new" / "data" / FILE).exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """The message names the file and what to do; the file stays as it is."""
    (tmp_path / FILE).write_bytes(b"not a database at all " * 100)
    with pytest.raises(StoreError, match="move it away: a new one is made") as raised:
        Records.open(tmp_path)
    assert str(tmp_path / FILE) in str(raised.value)
    assert (tmp_path / FILE).read_bytes() == b"not a database at all " * 100


def test_a_damaged_database(tmp_path: Path) -> None:
    """Pages that hold nonsense, found at the start or where they are read."""
    with Records.open(tmp_path) as records:
        for number in range(200):
            records.keep(asked(number, question=f"What about {number}? " + "word " * 50))
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data[:16384] + b"\xa5" * (len(data) - 16384))
    with (
        pytest.raises(StoreError, match="damaged; put a copy of it in its place"),
        Records.open(tmp_path) as records,
    ):
        records.history(SERVER, 0)


def test_a_database_of_a_newer_version(tmp_path: Path) -> None:
    """It is refused and not touched."""
    Records.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"newer version of Verbatim \(schema 99.*update Verbatim"):
        Records.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (99,)


def test_the_records_of_an_older_version_are_taken_over(tmp_path: Path) -> None:
    """What they do not tell of a question is as if there were none of it."""
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as db:
        migrate(db, tmp_path / FILE, MIGRATIONS[:1])
        db.execute(
            "INSERT INTO questions VALUES"
            " (?, 1, 7, ?, 'When did the ferry sink?', NULL, ?, 1, 0.75, ?, 'command', 0)",
            (SERVER, ANN, START, "[3, 1000000000001]"),
        )
        db.execute("INSERT INTO votes VALUES (?, 1, ?, 1, 'good', ?)", (SERVER, ANN, START))
    with Records.open(tmp_path) as records:
        assert records.asked(SERVER, 1) == asked(1)
        assert records.votes(SERVER, 1) == (1, 0)
        records.keep(asked(2, source="Post", earlier=1))
        assert records.asked(SERVER, 2) == asked(2, source="Post", earlier=1)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The message says what to check."""
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="check that the folder exists and can be written"):
        Records.open(tmp_path / "data")


def test_what_a_killed_process_wrote_is_kept(tmp_path: Path) -> None:
    """A commit does not wait for the connection to be closed."""
    writer = Records.open(tmp_path)
    writer.keep(asked(1))
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in (tmp_path / FILE, tmp_path / f"{FILE}-wal"):
        (copy / path.name).write_bytes(path.read_bytes())
    writer.close()
    with Records.open(copy) as records:
        assert records.asked(SERVER, 1) == asked(1)


def test_what_a_reader_held_back_is_swept_later(tmp_path: Path) -> None:
    """The log cannot be emptied while another process reads in it; the next purge does it."""
    disk = Database(tmp_path / FILE)
    with disk.writing() as db:
        db.execute("PRAGMA busy_timeout = 0")
    with Records(disk, Clock()) as records, closing(sqlite3.connect(disk.path)) as other:
        records.keep(asked(1, question="MARKED question"))
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM questions").fetchone() == (1,)
        assert records.forget(ANN) == 1
        assert records.asked(SERVER, 1) is None
        assert b"MARKED" in bytes_in(tmp_path)
        other.execute("COMMIT")
        assert records.purge(0.0) == 0
        assert b"MARKED" not in bytes_in(tmp_path)


def test_a_database_from_before_servers_were_told(tmp_path: Path) -> None:
    """Scopes with channels are servers; of others nothing is known."""
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as db:
        migrate(db, tmp_path / FILE, MIGRATIONS[:3])
        db.execute("INSERT INTO auto_channels VALUES (?, 5, 0.5, 0), (?, 6, 0.5, 0)", (SERVER,) * 2)
        db.execute("INSERT INTO settings VALUES (?, 'style', '\"plain\"')", (ANN,))
    with Records.open(tmp_path) as records:
        assert records.servers() == [SERVER]
        records.add_servers([SERVER, SERVER + 1])
        assert records.servers() == [SERVER, SERVER + 1]
        records.forget_server(SERVER)
        assert records.servers() == [SERVER + 1]
