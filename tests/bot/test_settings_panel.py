"""/settings: the panel and its words, as moderators and users see them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands
from simcord.actors import MemberActor
from simcord.builders import RoleHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.asking.places import Place
from bot.client import VerbatimBot, create_bot
from bot.custom_ids import setting
from bot.panel import choices, view, words
from bot.panel.choices import AUTO, LEVELS, Channel, Current
from bot.records.model import AutoChannel
from bot.records.settings import SETTINGS, Settings
from bot.rendering import markdown
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for
from index.confidence import THRESHOLD
from index.library import Library
from tests.bot.scene import Scene, blocks, components, flat, scene, seen, text
from tests.wire import discord_spec

GERMAN = texts_for("de")
SENT = [setting(one.name) for one in SETTINGS]
PERSONAL = [setting(name) for name in ("style", "language", "quotes", "retention")]
DISPLAY, STRINGS = 10, 3
SERVER, ROLE = 10**18, 10**18 + 1


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel that was opened by somebody."""

    here: Scene
    owner: MemberActor
    message: ResponseMessage

    @property
    def bot(self) -> VerbatimBot:
        """The bot that runs now."""
        bot = self.here.env.bot
        assert isinstance(bot, VerbatimBot)
        return bot

    @property
    def saved(self) -> Settings:
        """The server's settings."""
        return self.bot.records.settings(self.here.guild.id)

    async def choose(self, custom_id: str, *values: Any) -> InteractionResult:
        """Choose in a select."""
        return await self.owner.select(self.message, list(values), custom_id=custom_id)


def moderator(here: Scene, name: str = "mona") -> MemberActor:
    """A member with Manage Server."""
    role = here.guild.create_role("mods", permissions=discord.Permissions(manage_guild=True))
    return here.guild.add_member(here.env.create_user(name), roles=[role])


async def opened(here: Scene, owner: MemberActor) -> Panel:
    """The panel that /settings shows."""
    return Panel(here, owner, seen(await owner.slash(here.channel, "settings")))


@asynccontextmanager
async def panel(library: Library, bot: VerbatimBot | None = None) -> AsyncIterator[Panel]:
    """The panel of a moderator."""
    async with scene(library, bot) as here:
        yield await opened(here, moderator(here))


def selects(message: Any) -> dict[str, dict[str, Any]]:
    """The selects of a message by their custom_ids."""
    return {one["custom_id"]: one for one in components(message) if "custom_id" in one}


def default(message: Any, name: str) -> list[str]:
    """What a select shows as chosen."""
    select = selects(message)[name]
    if select["type"] == STRINGS:
        return [option["value"] for option in select["options"] if option.get("default")]
    return [str(one["id"]) for one in select.get("default_values", [])]


def current(texts: Texts, channels: int = 0, name: str = "x", **values: Any) -> Current:
    """A server with channels that are answered unasked, in plain Python."""
    place = Place(SERVER, SERVER, SERVER, SERVER, Settings(**values), texts)
    known = {SERVER + number: Channel(SERVER + number, name) for number in range(channels)}
    auto = {number: AutoChannel(number, LEVELS[2], True) for number in known}
    return Current(place, {ROLE: name}, known, auto)


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_every_setting_is_there_with_all_of_its_words(texts: Texts) -> None:
    """Each setting has a select, a heading, a line of help, and a label for every choice."""
    state = current(texts)
    shown = flat(view.panel(state).to_components())  # type: ignore[arg-type]
    said = [one["content"] for one in shown if one["type"] == DISPLAY]
    sent = {one["custom_id"]: one for one in shown if "custom_id" in one}
    assert list(sent) == [*SENT, setting(AUTO)]
    for one in SETTINGS:
        heading, help = choices.wording(one.name, texts)
        assert f"**{heading}**\n-# {help}" in said
        assert heading
        assert help
        if one.choices:
            options = sent[setting(one.name)]["options"]
            assert [option["value"] for option in options] == list(map(choices.key, one.choices))
            assert len({option["label"] for option in options}) == len(one.choices)
            (chosen,) = (option for option in options if option.get("default"))
            assert chosen["value"] == choices.key(one.default)


def test_every_value_has_a_key_of_its_own() -> None:
    """What a key stands for is the value that made it."""
    for one in SETTINGS:
        for value in one.choices or (None, ROLE):
            assert choices.value_of(one, choices.key(value)) is value or value == ROLE
    assert choices.value_of(SETTINGS[4], choices.key(ROLE)) == ROLE


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
def test_a_full_panel_keeps_to_the_limits(texts: Texts) -> None:
    """Many channels with long names, a long role, a warning: all within Discord's limits."""
    state = current(texts, channels=300, name="ж" * 100, role=ROLE)
    full = view.panel(state, saved="s" * 300, opened=SERVER, no_content=True).to_components()
    if spec := discord_spec():
        assert not spec.check("PATCH", "/webhooks/1/token/messages/@original", {"components": full})
    shown = flat(full)  # type: ignore[arg-type]
    said = [one["content"] for one in shown if one["type"] == DISPLAY]
    assert len(shown) <= 40
    assert sum(map(markdown.length, said)) <= 4000
    assert texts.auto.further.format(count=290) in said[-2]
    in_words = words.everything(state, no_content=True)
    assert texts.settings.change_by_text.split("{", maxsplit=1)[0] in in_words
    told = [
        in_words,
        *(words.about(state, name) for name in state.names),
        *(words.wrong_value(state, name, "ж" * 100) for name in state.names),
        words.wrong_name(state, "ж" * 100),
    ]
    assert max(map(markdown.length, told)) <= 2000
    labels = [label for name in state.names for label in state.labels(name).values()]
    assert max(map(len, labels)) <= 101  # a role's name with its @, which autocomplete clips


@pytest.mark.parametrize("forum", [True, False])
def test_a_channel_is_set_to_what_its_key_says(forum: bool) -> None:
    """Every choice of a channel comes back as it was chosen; posts need no further thread."""
    channel = Channel(SERVER, "help", forum)
    for key in choices.channel_labels(channel, ENGLISH):
        assert choices.channel_key(choices.auto_channel(SERVER, key), channel) == key
        assert not (forum and "thread" in key)
    assert LEVELS[-1] == THRESHOLD  # nothing below is an answer


async def test_the_panel_shows_what_holds(empty: Library) -> None:
    """A moderator alone sees each setting with its value."""
    async with panel(empty) as it:
        assert it.message.ephemeral
        assert ENGLISH.settings.server_title in text(it.message)
        assert default(it.message, "set:style") == ["rich"]
        assert default(it.message, "set:retention") == ["30"]
        assert default(it.message, "set:role") == []
        assert ENGLISH.auto.none in text(it.message)


@pytest.mark.parametrize(
    ("name", "chosen", "value"),
    [
        ("style", "plain", "plain"),
        ("quotes", "2", 2),
        ("shared", "no", False),
        ("user_questions", "0", 0),
        ("channel_questions", "30", 30),
        ("retention", "1", 1),
    ],
)
async def test_a_choice_is_saved_and_shown(
    empty: Library, name: str, chosen: str, value: object
) -> None:
    """The panel says what was saved, and goes on showing all settings."""
    async with panel(empty) as it:
        await it.choose(setting(name), chosen)
        assert getattr(it.saved, name) == value
        assert default(it.message, setting(name)) == [chosen]
        label = choices.label(name, value, ENGLISH)  # type: ignore[arg-type]
        heading, _ = choices.wording(name, ENGLISH)
        saved = ENGLISH.settings.saved.format(setting=heading, value=label)
        assert blocks(it.message)[1] == saved
        assert len(selects(it.message)) == len(SETTINGS) + 1


async def test_another_language_holds_at_once(empty: Library) -> None:
    """The panel itself speaks it, and back."""
    async with panel(empty) as it:
        await it.choose("set:language", "de")
        assert GERMAN.settings.server_title in text(it.message)
        assert GERMAN.settings.style_help in text(it.message)
        await it.choose("set:language", "en")
        assert ENGLISH.settings.server_title in text(it.message)


async def test_a_role_lets_its_members_change_settings_until_it_is_cleared(
    empty: Library,
) -> None:
    """Members without it are refused, at the command and at every select."""
    async with panel(empty) as it:
        editors = it.here.guild.create_role("editors")
        eve = it.here.guild.add_member(it.here.env.create_user("eve"), roles=[editors])
        assert text_of(await eve.slash(it.here.channel, "settings")) == ENGLISH.not_allowed
        assert len(it.here.env.errors) == 1
        await it.choose("set:role", editors)
        assert default(it.message, "set:role") == [str(editors.id)]
        assert it.saved.role == editors.id
        hers = await opened(it.here, eve)
        await hers.choose("set:quotes", "3")
        assert it.saved.quotes == 3
        await it.choose("set:role")
        assert it.saved.role is None
        refused = await hers.choose("set:quotes", "5")
        assert text_of(refused) == ENGLISH.not_allowed
        assert it.saved.quotes == 3


def text_of(result: InteractionResult) -> str:
    """What was said to the user alone in answer to something."""
    message = result.followups[-1] if result.followups else seen(result)
    assert message.ephemeral
    return message.content


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_who_has_the_role_cannot_give_it_away(empty: Library, texts: Texts) -> None:
    """Only Manage Server changes it, by select or by words; it is told in private."""
    async with panel(empty) as it:
        editors, others = map(it.here.guild.create_role, ("editors", "others"))
        eve = it.here.guild.add_member(it.here.env.create_user("eve"), roles=[editors])
        await it.choose("set:role", editors)
        await it.choose("set:language", texts.language)
        hers = await opened(it.here, eve)
        for chosen in ([others], []):
            told = text_of(await hers.choose("set:role", *chosen))
            assert told == texts.settings.role_not_yours
        told = await said(hers, name="role", value=others.mention)
        assert told == texts.settings.role_not_yours
        assert it.saved.role == editors.id
        await it.choose("set:role", others)
        assert it.saved.role == others.id


async def test_the_role_of_all_makes_nobody_a_moderator(empty: Library) -> None:
    """@everyone cannot be chosen."""
    async with panel(empty) as it:
        everyone: RoleHandle = it.here.guild.default_role
        told = text_of(await it.choose("set:role", everyone))
        assert r"“\@everyone”" in told
        assert it.saved.role is None


async def test_a_member_learns_nothing_from_suggestions(
    empty: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Names of channels and roles are suggested to moderators alone; typing is no error."""
    async with scene(empty) as here:
        for option in ("name", "value"):
            filled = {} if option == "name" else {"name": AUTO}
            assert not await here.alice.autocomplete(here.channel, "settings", option, "", **filled)
    assert "autocomplete" not in caplog.text


async def test_a_channel_is_opened_and_set(empty: Library) -> None:
    """Its choices appear, stay while other settings change, and hold when chosen."""
    async with panel(empty) as it:
        channel = it.here.channel
        await it.choose("set:auto", channel)
        own = setting(AUTO, channel.id)
        assert default(it.message, own) == [choices.OFF]
        await it.choose("set:quotes", "2")
        await it.choose(own, "0.3+thread")
        auto = it.bot.records.auto_channels(it.here.guild.id)
        assert auto == {channel.id: AutoChannel(channel.id, 0.3, True)}
        assert default(it.message, own) == ["0.3+thread"]
        assert default(it.message, "set:auto") == [str(channel.id)]
        line = f"{channel.mention}: {ENGLISH.auto.in_thread.format(value=ENGLISH.auto.sure)}"
        assert line in text(it.message)
        await it.choose(own, "off")
        assert not it.bot.records.auto_channels(it.here.guild.id)
        assert ENGLISH.auto.none in text(it.message)


async def test_posts_of_a_forum_need_no_thread(empty: Library) -> None:
    """A forum is answered in the post."""
    async with panel(empty) as it:
        forum = it.here.guild.create_forum_channel("help")
        await it.choose("set:auto", forum)
        options = selects(it.message)[setting(AUTO, forum.id)]["options"]
        assert [option["value"] for option in options] == ["off", *map(str, LEVELS)]


async def test_without_the_intent_the_panel_says_what_to_do(empty: Library) -> None:
    """The channel is saved all the same; without channels there is nothing to warn of."""
    async with panel(empty) as it:
        assert ENGLISH.auto.no_content not in text(it.message)
        await it.choose("set:auto", it.here.channel)
        await it.choose(setting(AUTO, it.here.channel.id), "0.3")
        assert it.bot.records.has_auto_channels()
        again = await opened(it.here, it.owner)
        for line in words.warning(ENGLISH):
            assert line in text(it.message)
            assert line in text(again.message)


async def test_with_the_intent_there_is_no_warning(empty: Library) -> None:
    """A bot that is connected with the content of messages can read channels."""
    async with panel(empty, VerbatimBot(empty, content=True)) as it:
        await it.choose("set:auto", it.here.channel)
        await it.choose(setting(AUTO, it.here.channel.id), "0.3")
        assert ENGLISH.auto.no_content not in text(it.message)


async def test_a_deleted_channel_is_forgotten(empty: Library) -> None:
    """Nobody could switch it off any more."""
    async with panel(empty) as it:
        extra = it.here.guild.create_text_channel("extra")
        await it.choose("set:auto", extra)
        await it.choose(setting(AUTO, extra.id), "0.3")
        assert it.bot.records.has_auto_channels()
        it.here.env.backend.delete_channel(extra.id)
        await it.here.env.settle()
        assert not it.bot.records.auto_channels(it.here.guild.id)


async def test_the_panel_works_after_a_restart(empty: Library) -> None:
    """A new bot changes what the old one showed."""
    async with panel(empty) as it:
        await it.choose("set:quotes", "2")
        await it.here.env.restart_bot(create_bot(empty))
        await it.choose("set:style", "plain")
        assert default(it.message, "set:quotes") == ["2"]
        assert (it.saved.style, it.saved.quotes) == ("plain", 2)


class Forger(commands.Cog):
    """Sends selects that no panel has."""

    @app_commands.command(description="Send a select of another version")
    async def forge(self, interaction: discord.Interaction, custom_id: str, value: str) -> None:
        """Send a select with one option."""
        layout = ui.LayoutView(timeout=None)
        option = discord.SelectOption(label="forged", value=value)
        select: ui.Select[Any] = ui.Select(custom_id=custom_id, options=[option])
        layout.add_item(ui.ActionRow(select))
        layout.stop()
        await interaction.response.send_message(view=layout, ephemeral=True)


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        ("set:style", "golden"),
        ("set:quotes", "99"),
        ("set:retention", "-1"),
        ("set:role", "123"),
        ("set:auto", "123"),
        ("set:auto:123", "0.3"),
        ("set:auto:{here}", "0.0001"),
        ("set:nothing", "1"),
        ("set:style:{here}", "plain"),
    ],
)
async def test_a_forged_choice_changes_nothing(empty: Library, custom_id: str, value: str) -> None:
    """What is no choice is said to be none."""

    class ForgingBot(VerbatimBot):
        async def setup_hook(self) -> None:
            await self.add_cog(Forger())
            await super().setup_hook()

    async with panel(empty, ForgingBot(empty)) as it:
        forged = custom_id.format(here=it.here.channel.id)
        sent = await it.owner.slash(it.here.channel, "forge", custom_id=forged, value=value)
        result = await it.owner.select(seen(sent), [value], custom_id=forged)
        told = text_of(result)
        kinds = (ENGLISH.settings.wrong_value, ENGLISH.settings.wrong_name)
        assert any(kind.split("{text}")[1].split("{")[0] in told for kind in kinds)
        assert it.saved == Settings()
        assert not it.bot.records.has_auto_channels()


async def test_direct_messages_have_settings_of_their_own(empty: Library) -> None:
    """They are the user's, without those that only a server has, and change no server's."""
    async with panel(empty) as it:
        user = it.here.env.create_user("dana")
        message = seen(await user.slash("settings"))
        assert list(selects(message)) == PERSONAL
        assert ENGLISH.settings.own_title in text(message)
        await user.select(message, ["de"], custom_id="set:language")
        assert GERMAN.settings.own_title in text(message)
        assert it.bot.records.settings(user.id) == Settings(language="de")
        assert it.saved == Settings()


async def said(it: Panel, **options: str) -> str:
    """What /settings says to words."""
    return text_of(await it.owner.slash(it.here.channel, "settings", **options))


async def test_in_the_plain_style_settings_are_words(empty: Library) -> None:
    """All of them with their values, and how to change one."""
    async with panel(empty) as it:
        await it.choose("set:style", "plain")
        told = await said(it)
        for one in SETTINGS:
            heading, help = choices.wording(one.name, ENGLISH)
            assert f"{heading}: " in told
            assert help in told
        assert f"{ENGLISH.settings.style}: {ENGLISH.settings.style_plain}." in told
        assert "`/settings`" in told
        assert "**" not in told


async def test_settings_are_changed_by_words(empty: Library) -> None:
    """By key or by label, also in another language."""
    async with panel(empty) as it:
        told = await said(it, name="quotes", value="2")
        assert told == ENGLISH.settings.saved.format(
            setting=ENGLISH.settings.quotes, value=ENGLISH.settings.some_quotes.format(count=2)
        )
        assert GERMAN.settings.language in await said(it, name="Language", value="deutsch")
        await said(it, name="aufbewahrt?", value="1 Tag")
        assert it.saved.retention == 30
        await said(it, name=GERMAN.settings.retention, value="1 Tag")
        assert (it.saved.quotes, it.saved.language, it.saved.retention) == (2, "de", 1)


async def test_roles_and_channels_are_set_by_words(empty: Library) -> None:
    """As autocomplete suggests them, or as they are mentioned; the channel with its warning."""
    async with panel(empty) as it:
        editors = it.here.guild.create_role("editors")
        await said(it, name="role", value=editors.mention)
        assert it.saved.role == editors.id
        await said(it, name="role", value=ENGLISH.settings.role_none)
        assert it.saved.role is None
        await said(it, name="role", value="@editors")
        assert it.saved.role == editors.id
        told = await said(it, name=AUTO, value=f"#news: {ENGLISH.auto.likely}")
        assert it.here.channel.mention in told
        assert ENGLISH.auto.no_content_steps in told
        assert it.bot.records.has_auto_channels()
        assert it.here.channel.mention in await said(it, name=AUTO)
        await said(it, name=AUTO, value=f"{it.here.channel.id}:off")
        assert not it.bot.records.has_auto_channels()


async def test_half_a_change_is_explained(empty: Library) -> None:
    """A name alone shows what is possible; a value alone, or a wrong one, what is missing."""
    async with panel(empty) as it:
        told = await said(it, name="style")
        assert ENGLISH.settings.style_rich in told
        assert ENGLISH.settings.style_plain in told
        assert "`name`" in await said(it, value="plain")
        wrong = await said(it, name="style", value="**golden**")
        assert r"“\*\*golden\*\*”" in wrong
        assert ENGLISH.settings.style in await said(it, name="colour", value="red")
        assert it.saved == Settings()


async def test_names_and_values_are_suggested(empty: Library) -> None:
    """What can be chosen here, in the reader's language; values are those of the name."""
    async with panel(empty) as it:

        async def suggested(option: str, typed: str, **filled: str) -> list[str]:
            channel = it.here.channel
            found = await it.owner.autocomplete(channel, "settings", option, typed, **filled)
            return [choice["value"] for choice in found]

        assert await suggested("name", "") == [*(one.name for one in SETTINGS), AUTO]
        assert await suggested("name", "quest") == [
            "user_questions",
            "channel_questions",
            "retention",
        ]
        assert await suggested("value", "", name="style") == ["rich", "plain"]
        assert await suggested("value", "PLAIN", name="style") == ["plain"]
        assert await suggested("value", "", name="nothing") == []
        found = await suggested("value", "news", name=AUTO)
        assert found[0] == f"{it.here.channel.id}:off"
        assert len(found) == 1 + 2 * len(LEVELS)


async def test_a_member_does_not_see_names_of_hidden_channels(empty: Library) -> None:
    """A moderator by role is suggested the channels that he sees himself."""
    async with panel(empty) as it:
        editors = it.here.guild.create_role("editors")
        hidden = discord.PermissionOverwrite(view_channel=False)
        everyone = it.here.guild.default_role
        it.here.guild.create_text_channel("secret", overwrites={everyone: hidden})
        eve = it.here.guild.add_member(it.here.env.create_user("eve"), roles=[editors])
        await it.choose("set:role", editors)
        channel = it.here.channel
        found = await eve.autocomplete(channel, "settings", "value", "", name=AUTO)
        assert {choice["name"].split(":")[0] for choice in found} == {"#news"}
