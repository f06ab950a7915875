"""What a second thread brings."""

from threading import get_ident

from tests.bench.threads import scaling


def test_every_thread_asks_all() -> None:
    """One thread and then two, in each turn."""
    asked: list[tuple[int, str]] = []

    def ask(question: str) -> None:
        asked.append((get_ident(), question))

    assert scaling(ask, ["one", "two"], turns=3) > 0
    assert sorted(question for _, question in asked) == ["one"] * 9 + ["two"] * 9
    assert get_ident() not in {thread for thread, _ in asked}
