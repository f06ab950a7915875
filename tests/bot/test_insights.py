"""/insights as moderators see it, and as nobody else does."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle
from simcord.results import ResponseMessage

from bot.insights import drawing, showing
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.library import Library
from tests.bot.command_line import Program
from tests.bot.keepers import keeper
from tests.bot.scene import NOWHERE, USERS, Scene, components, scene, seen, text

SAID = ENGLISH.insights
CHESS = (NOWHERE, "Who won chess in Antarctica?", "the chess championship of antarctica")
QUOTED = "Clubhouse had nearly **3.6 million** users globally"
GALLERY, FILE = 12, 13  # kinds of components
PATIENCE = 40.0  # seconds


async def look(here: Scene, who: MemberActor, **options: object) -> ResponseMessage:
    """What somebody sees for /insights, however long a busy machine takes to draw."""
    here.env.settle_timeout = PATIENCE
    return seen(await who.slash(here.channel, "insights", **options))


async def ask_around(here: Scene) -> None:
    """An answer with a vote for it, one against it with a note, and three that are not found."""
    liked = await here.ask()
    await here.alice.click(liked, label=ENGLISH.voting.up_button)
    disliked = await here.ask("How many users does Clubhouse have now?")
    await here.alice.click(disliked, label=ENGLISH.voting.down_button)
    records, asked = here.bot.records, disliked.message.interaction_metadata
    assert asked is not None
    records.note(here.guild.id, asked.id, here.alice.id, "It is *old*.")
    for question in CHESS:
        await here.ask(question)


async def test_moderators_see_what_was_asked(library: Library) -> None:
    """Figures, what is missing put together, and 👎 with quote and note, in private."""
    async with scene(library) as here:
        await ask_around(here)
        message = await look(here, keeper(here))
        shown = text(message)
        assert message.ephemeral
        assert SAID.figures.format(asked=5, answered=2, missing=3) in shown
        assert SAID.ways.format(command=5, message=0, auto=0, follow_up=0) in shown
        assert f"**{SAID.lacks}**\n1. **3×** “{NOWHERE}” – " in shown
        assert "antarctica" in shown
        assert "“How many users does Clubhouse have now?” – 👎 1\n" in shown
        assert SAID.note.format(text="“It is \\*old\\*.”") in shown
        assert "Clubhouse had nearly 3.6 million users globally" in shown
        assert "Hindustan Times · <t:1613469600:D> · sentence" in shown
        assert SAID.votes.format(ups=1, downs=1) in shown
        assert SAID.praised not in shown


async def test_the_plot_stands_below_with_a_description(library: Library) -> None:
    """The components name the picture, which is a PNG, and say what it shows."""
    async with scene(library) as here:
        await ask_around(here)
        message = await look(here, keeper(here), days=7)
        (gallery,) = (one for one in components(message) if one["type"] == GALLERY)
        (picture,) = message.attachments
        assert picture.filename == showing.PLOT
        assert (await picture.read()).startswith(b"\x89PNG\r\n")
        assert "2 questions answered, 3 not found" in gallery["items"][0]["description"]


async def test_a_public_reply_has_to_be_wished_for(library: Library) -> None:
    """With private set to no, all see it."""
    async with scene(library) as here:
        await ask_around(here)
        assert not (await look(here, keeper(here), private=False)).ephemeral


async def test_nobody_else_sees_anything(library: Library) -> None:
    """A member is refused, in private; one with the moderators' role is not."""
    async with scene(library) as here:
        await ask_around(here)
        role = here.guild.create_role("helpers")
        helper = here.guild.add_member(here.env.create_user("hanna"), roles=[role])
        here.bot.records.change(here.guild.id, role=role.id)
        message = await look(here, here.alice)
        assert message.ephemeral
        assert text(message) == ENGLISH.not_allowed
        assert len(here.env.errors) == 1
        assert SAID.lacks in text(await look(here, helper))


async def test_another_server_stays_unseen(library: Library) -> None:
    """What is asked there is neither shown nor counted nor exported here."""
    async with scene(library) as here:
        await ask_around(here)
        other = here.env.create_guild()
        channel = other.create_text_channel("elsewhere")
        kim = keeper(here, other)
        for command in ({}, {"export": True}, {"days": 365}):
            message = seen(await kim.slash(channel, "insights", **command))
            assert SAID.nothing in text(message)
            assert "Antarctica" not in text(message)
            assert message.attachments == []
        await kim.slash(channel, "ask", question="Which submarine did the mayor of Skerrow buy?")
        message = await look(here, keeper(here, name="lee"), export=True)
        assert "submarine" not in text(message)
        _, lines = message.attachments
        assert b"submarine" not in await lines.read()


async def test_insights_name_nobody(library: Library) -> None:
    """No id and no name of those who asked and voted stands in the message or its files."""
    async with scene(library) as here:
        await ask_around(here)
        message = await look(here, keeper(here), export=True)
        written = text(message).encode()
        written += b"".join([await each.read() for each in message.attachments])
        for trace in (str(here.alice.id), "alice"):
            assert trace.encode() not in written


async def test_private_questions_are_only_counted(library: Library) -> None:
    """Their words are in neither the text nor the file."""
    async with scene(library) as here:
        await here.ask("Which submarine did the mayor of Skerrow buy?", private=True)
        message = await look(here, keeper(here), export=True)
        assert SAID.unshown.format(count=1) in text(message)
        assert "submarine" not in text(message)
        assert [each.filename for each in message.attachments] == [showing.PLOT]


async def test_where_nothing_is_kept_it_says_so(library: Library) -> None:
    """Without retention there is nothing to show, and moderators learn where to change it."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=0)
        await ask_around(here)
        message = await look(here, keeper(here))
        assert SAID.not_kept.format(command="`/settings`") in text(message)
        assert NOWHERE not in text(message)


async def test_a_short_retention_is_told(library: Library) -> None:
    """Who looks back further than questions are kept is told so."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=7)
        await ask_around(here)
        told = SAID.kept_for.format(time="7 days")
        kim = keeper(here)
        assert told in text(await look(here, kim, days=30))
        assert told not in text(await look(here, kim, days=7))


async def test_praise_is_shown_after_what_did_not_help(library: Library) -> None:
    """The notes with 👍 stand below those with 👎, whether others voted against or not."""
    async with scene(library) as here:
        liked, mixed = await here.ask(), await here.ask("How many users does Clubhouse have now?")
        bob = here.guild.add_member(here.env.create_user("bob"))
        await vote(here, here.alice, liked, up=True, note="GREAT-QUOTE")
        await vote(here, here.alice, mixed, up=True, note="SO-SO")
        await vote(here, bob, mixed, up=False, note="OUTDATED")
        for style in ("rich", "plain"):
            here.bot.records.change(here.guild.id, style=style)
            shown = text(await look(here, keeper(here, name=style)))
            assert SAID.votes.format(ups=2, downs=1) in shown
            assert shown.index("OUTDATED") < shown.index("SO-SO") < shown.index(SAID.praised)
            assert f"“{USERS}” – 👍 1\n👍 {SAID.note.format(text='“GREAT-QUOTE”')}" in shown


async def vote(
    here: Scene, who: MemberActor, message: ResponseMessage, *, up: bool, note: str
) -> None:
    """Press a button below an answer, and leave a note."""
    said = ENGLISH.voting
    await who.click(message, label=said.up_button if up else said.down_button)
    asked = message.message.interaction_metadata
    assert asked is not None
    here.bot.records.note(here.guild.id, asked.id, who.id, note)


async def test_a_role_shows_no_channel_that_its_members_do_not_view(library: Library) -> None:
    """Questions from there are counted; who views the channel reads them, and after it is gone
    who has Manage Server does.
    """
    async with scene(library) as here:
        role, closed = here.guild.create_role("helpers"), closed_channel(here)
        helper = here.guild.add_member(here.env.create_user("hanna"), roles=[role])
        here.bot.records.change(here.guild.id, role=role.id)
        boss = here.guild.add_member(here.env.create_user("bo"), roles=[administrators(here)])
        for question in ("Which submarine did the mayor of Skerrow buy?", USERS):
            answer = seen(await boss.slash(closed, "ask", question=question))
        await vote(here, boss, answer, up=False, note="PERISCOPE")
        for who, views in ((helper, False), (boss, True), (keeper(here), False)):
            message = await look(here, who, export=True)
            written = text(message).encode()
            written += b"".join([await one.read() for one in message.attachments[1:]])
            assert SAID.figures.format(asked=2, answered=1, missing=1) in text(message)
            assert (SAID.unshown.format(count=2) in text(message)) is not views
            for word in (b"submarine", b"PERISCOPE"):
                assert (word in written) is views
        gone = here.bot.get_channel(closed.id)
        assert isinstance(gone, discord.TextChannel)
        await gone.delete()
        await here.env.settle()
        assert "submarine" not in text(await look(here, helper))
        assert "submarine" in text(await look(here, keeper(here, name="lee")))


def closed_channel(here: Scene) -> ChannelHandle:
    """A channel that only administrators view."""
    hidden, shown = (discord.PermissionOverwrite(view_channel=view) for view in (False, True))
    assert here.bot.user is not None
    overwrites = {here.guild.default_role: hidden, here.bot.user: shown}
    return here.guild.create_text_channel("closed", overwrites=overwrites)


def administrators(here: Scene) -> RoleHandle:
    """A role that may do everything."""
    return here.guild.create_role("bosses", permissions=discord.Permissions(administrator=True))


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_insights_speak_the_language_of_the_place(library: Library, texts: Texts) -> None:
    """All of the bot's own words are in the language that is set; quotes stay as they are."""
    async with scene(library) as here:
        await ask_around(here)
        here.bot.records.change(here.guild.id, language=texts.language)
        shown = text(await look(here, keeper(here), export=True))
        said = texts.insights
        assert said.figures.format(asked=5, answered=2, missing=3).replace("\xa0", " ") in shown
        assert said.lacks in shown
        assert said.complaints in shown
        assert "3.6 million users" in shown


async def test_in_plain_style_it_is_text_with_files(library: Library) -> None:
    """No components; the picture has its description all the same."""
    async with scene(library) as here:
        await ask_around(here)
        here.bot.records.change(here.guild.id, style="plain")
        message = await look(here, keeper(here), export=True)
        assert not message.components
        assert "Questions: 5 – answered: 2, not found: 3" in message.content
        assert "Clubhouse had nearly 3.6 million users globally" in message.content
        plot, lines = message.attachments
        assert "2 questions answered" in (plot.description or "")
        assert lines.filename == "questions.jsonl"


async def test_much_of_everything_fits(library: Library) -> None:
    """With many long questions and notes, the message stays within what Discord takes."""
    async with scene(library) as here:
        kim = keeper(here)
        here.bot.records.change(here.guild.id, user_questions=0)
        for number in range(12):
            disliked = await here.ask(f"{'*' * (200 - number)} {USERS}")
            await here.alice.click(disliked, label=ENGLISH.voting.down_button)
            await here.ask(f"zzz{number}yyy " * 20)
        for style in ("rich", "plain"):
            here.bot.records.change(here.guild.id, style=style)
            message = await look(here, kim, export=True)
            limit = 2000 if style == "plain" else 4000
            assert 500 < len(text(message).encode("utf-16-le")) // 2 <= limit
            assert len(components(message)) <= 40
            assert "zzz" in text(message)
        here.bot.records.change(here.guild.id, style="rich")
        assert SAID.complaints in text(await look(here, kim))


async def test_an_answer_whose_article_was_removed_is_told(
    empty: Library, add: Callable[..., None]
) -> None:
    """The vote stays in sight, and the export leaves the question out."""
    add(id="a1", title="The ferry", text="The ferry Linnea carried 300 people.")
    add(id="a2", title="The tower", text="The tower of Skerrow has a golden roof.")
    async with scene(empty) as here:
        disliked = await here.ask("How many people did the ferry Linnea carry?")
        await here.alice.click(disliked, label=ENGLISH.voting.down_button)
        await here.ask("What roof does the tower of Skerrow have?")
        empty.remove("a1")
        empty.remove("a2")
        message = await look(here, keeper(here), export=True)
        assert f"– 👎 1\n{ENGLISH.removed}" in text(message)
        left_out = SAID.left_out.format(downvoted=1, follow_ups=0, unshown=0, removed=1, older=0)
        assert left_out in text(message)


async def test_without_matplotlib_it_is_text_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says how to get the plot."""
    monkeypatch.setattr(drawing, "find_spec", lambda _: None)
    async with scene(library) as here:
        await ask_around(here)
        message = await look(here, keeper(here))
        assert SAID.no_plot in text(message)
        assert message.attachments == []


async def test_a_plot_that_fails_is_told_and_logged(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The text comes all the same, and the log has the reason but no question."""
    monkeypatch.setattr(drawing.Plotter.__init__, "__defaults__", ("bot.insights.nowhere", 30.0))
    async with scene(library) as here:
        await ask_around(here)
        with caplog.at_level(logging.WARNING, "bot"):
            message = await look(here, keeper(here))
        assert SAID.plot_failed in text(message)
        assert "No module named bot.insights.nowhere" in caplog.text


async def test_eval_reads_the_export(library: Library, tmp_path: Path) -> None:
    """Answers without 👎 with their quote, those with 👍 marked, and what was not found."""
    async with scene(library) as here:
        await ask_around(here)
        message = await look(here, keeper(here), export=True)
        shown = [one for one in components(message) if one["type"] == FILE]
        assert [one["file"]["url"].rpartition("/")[2].partition("?")[0] for one in shown] == [
            "questions.jsonl"
        ]
        assert SAID.exported.format(count=4, answered=1, upvoted=1, missing=3) in text(message)
        content = await message.attachments[1].read()
    lines = [json.loads(line) for line in content.decode().splitlines()]
    assert [(line["question"], line["kind"]) for line in lines] == [
        (USERS, "upvoted"),
        *((question, "not found") for question in CHESS),
    ]
    assert QUOTED.replace("**", "") in lines[0]["answers"][0]
    assert all(line["answers"] == [] for line in lines[1:])
    file = tmp_path / "questions.jsonl"
    file.write_bytes(content)
    (report,) = Program.at(tmp_path).objects("eval", str(file), "--json")
    assert (report["questions"], report["answerable"], report["hit@1"]) == (4, 1, 1.0)
    assert set(report["kinds"]) == {"upvoted", "not found"}


async def test_the_command_is_for_servers_alone(library: Library) -> None:
    """Direct messages do not have it; members see it, since a role may make them moderators."""
    async with scene(library) as here:
        (command,) = (one for one in here.bot.tree.get_commands() if one.name == "insights")
        payload = command.to_dict(here.bot.tree)
        assert payload["contexts"] == [0]
        assert payload["integration_types"] == [0]
        assert payload["default_member_permissions"] is None
