"""Nothing of one scope is ever told in another, whatever happened before."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.records.model import Asked, AutoChannel
from bot.records.records import Records
from bot.records.settings import DEFAULTS
from tests.bot.records.making import ANN, BEN, DAY, OTHER, SERVER, START, Clock, asked

USERS = (ANN, BEN)
SCOPES = (SERVER, OTHER, ANN)  # ANN in direct messages
MARKS = {SERVER: "amber", OTHER: "basalt", ANN: "cobalt"}
scopes, users = st.sampled_from(SCOPES), st.sampled_from(USERS)
ids = st.integers(1, 3)  # the same in all scopes, so that a scope that is not asked for shows


class Scopes(RuleBasedStateMachine):
    """Records beside plain dicts that hold each scope apart."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.records = Records.open(self.folder, self.clock)
        self.stored: dict[int, dict[int, Asked]] = {scope: {} for scope in SCOPES}
        self.passing: dict[int, dict[int, Asked]] = {scope: {} for scope in SCOPES}
        self.votes: dict[tuple[int, int, int], tuple[bool, str]] = {}
        self.retention = dict.fromkeys(SCOPES, 30)
        self.channels: dict[int, set[int]] = {scope: set() for scope in SCOPES}

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.records.close()
        shutil.rmtree(self.folder)

    @initialize(scope=scopes)
    def keep_nothing_somewhere(self, scope: int) -> None:
        """So that questions in memory stand beside stored ones."""
        self.set_retention(scope, 0)

    @rule(scope=scopes, number=ids, user=users, days=st.integers(0, 9), private=st.booleans())
    def keep(self, scope: int, number: int, user: int, days: int, private: bool) -> None:
        """Ask a question that tells its scope."""
        text = f"Why {MARKS[scope]}?"
        question = asked(
            *(number,),
            scope=scope,
            user=user,
            question=text,
            at=START - days * DAY,
            private=private,
        )
        self.records.keep(question)
        if number not in self.stored[scope] and number not in self.passing[scope]:
            (self.stored if self.retention[scope] else self.passing)[scope][number] = question

    @rule(scope=scopes, number=ids, user=users, up=st.booleans(), note=st.booleans())
    def vote(self, scope: int, number: int, user: int, up: bool, note: bool) -> None:
        """Vote, perhaps with a note that tells the scope."""
        key = (scope, number, user)
        before = self.votes.pop(key, None)
        stands = self.question(scope, number) is not None and (not before or before[0] != up)
        assert self.records.vote(scope, number, user, up) is stands
        assert not note or self.records.note(scope, number, user, MARKS[scope]) is stands
        if stands:
            self.votes[key] = (up, MARKS[scope] if note else "")

    @rule(scope=scopes, days=st.sampled_from((0, 7, 30)))
    def set_retention(self, scope: int, days: int) -> None:
        """Keep questions longer or not at all."""
        self.records.change(scope, retention=days)
        self.retention[scope] = days
        self.purge_stored(scope)

    @rule(days=st.integers(0, 8))
    def purge(self, days: int) -> None:
        """Let days pass."""
        self.clock.now += days * DAY
        self.records.purge(self.clock.now)
        for scope in SCOPES:
            self.purge_stored(scope)
            self.drop(self.passing, scope, lambda kept: kept.at < self.clock.now - DAY)

    @rule(user=users)
    def forget(self, user: int) -> None:
        """Forget a user."""
        self.records.forget(user)
        self.votes = {key: vote for key, vote in self.votes.items() if key[2] != user}
        for scope in SCOPES:
            self.drop(self.stored, scope, lambda kept: kept.user == user)
            self.drop(self.passing, scope, lambda kept: kept.user == user)
        if user in SCOPES:
            self.retention[user], self.channels[user] = 30, set()

    @rule(scope=scopes)
    def forget_server(self, scope: int) -> None:
        """Forget a scope."""
        self.records.forget_server(scope)
        self.drop(self.stored, scope, lambda _: True)
        self.drop(self.passing, scope, lambda _: True)
        self.retention[scope], self.channels[scope] = 30, set()

    @rule(scope=scopes, channel=ids, add=st.booleans())
    def switch_channel(self, scope: int, channel: int, add: bool) -> None:
        """Answer unasked in a channel, or no more."""
        if add:
            self.records.set_auto_channel(scope, AutoChannel(channel, 0.5, True))
            self.channels[scope].add(channel)
        else:
            self.records.remove_auto_channel(scope, channel)
            self.channels[scope].discard(channel)

    @invariant()
    def each_scope_tells_its_own(self) -> None:
        """All that is read of a scope is what happened there."""
        for scope in SCOPES:
            for number in range(1, 4):
                assert self.records.asked(scope, number) == self.question(scope, number)
                assert self.records.votes(scope, number) == self.count(scope, number)
            self.check_history(scope)
            askers = {kept.user for kept in self.stored[scope].values() if not kept.private}
            often = [f"Why {MARKS[scope]}?"] if len(askers) > 1 else []
            assert self.records.frequent(scope, {7}, "", 9) == often
            assert self.records.settings(scope).retention == self.retention[scope]
            assert set(self.records.auto_channels(scope)) == self.channels[scope]
        assert self.records.has_auto_channels() == any(self.channels.values())
        assert self.records.settings(OTHER + 1) == DEFAULTS

    @invariant()
    def each_user_is_told_their_own(self) -> None:
        """Questions and votes of all scopes, and nobody else's."""
        for user in USERS:
            told = self.records.about(user)
            mine = [kept for kept in self.everything() if kept.user == user]
            assert sorted(told.questions, key=_key) == sorted(mine, key=_key)
            votes = [(*key[1:], *vote) for key, vote in self.votes.items() if key[2] == user]
            told_votes = [(vote.question, vote.user, vote.up, vote.note) for vote in told.votes]
            assert sorted(told_votes) == sorted(votes)

    def check_history(self, scope: int) -> None:
        """The stored questions with their votes."""
        history = self.records.history(scope, 0.0)
        assert {kept.id: kept for kept, _ in history} == self.stored[scope]
        for kept, votes in history:
            expected = {
                user: self.votes[scope, kept.id, user]
                for user in USERS
                if (scope, kept.id, user) in self.votes
            }
            assert {vote.user: (vote.up, vote.note) for vote in votes} == expected

    def question(self, scope: int, number: int) -> Asked | None:
        """What is kept under that id."""
        return self.passing[scope].get(number) or self.stored[scope].get(number)

    def everything(self) -> list[Asked]:
        """All that is kept."""
        return [
            kept
            for kind in (self.stored, self.passing)
            for scope in SCOPES
            for kept in kind[scope].values()
        ]

    def count(self, scope: int, number: int) -> tuple[int, int]:
        """The votes for and against."""
        ups = [vote[0] for key, vote in self.votes.items() if key[:2] == (scope, number)]
        return ups.count(True), ups.count(False)

    def purge_stored(self, scope: int) -> None:
        """Drop what is older than the scope keeps it."""
        days = self.retention[scope]
        oldest = self.clock.now - days * DAY
        self.drop(self.stored, scope, lambda kept: not days or kept.at < oldest)

    def drop(self, kind: dict[int, dict[int, Asked]], scope: int, goes) -> None:
        """Drop questions of a scope, with their votes."""
        for number in [number for number, kept in kind[scope].items() if goes(kept)]:
            del kind[scope][number]
            for user in USERS:
                self.votes.pop((scope, number, user), None)


def _key(kept: Asked) -> tuple[int, int]:
    return kept.scope, kept.id


TestScopes = Scopes.TestCase
TestScopes.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
