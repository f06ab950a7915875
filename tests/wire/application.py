"""The app as Discord knows it: which intents it may use, and where it is installed.

simcord knows an app that is in every server and that nobody has installed for themselves. Here a
server may be without the bot, a user may have installed the app, and a group DM is, in the model,
a server without the bot that interactions present as a group DM.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

import discord
from simcord.backend import Backend, serializers
from simcord.backend.errors import SetupError

Payload = dict[str, Any]

INTENT_FLAGS = {
    "presences": ("gateway_presence", "gateway_presence_limited"),
    "members": ("gateway_guild_members", "gateway_guild_members_limited"),
    "message_content": ("gateway_message_content", "gateway_message_content_limited"),
}
"""The privileged intents, each with the flags of which one allows it."""

AMONG_USERS = discord.Permissions(attach_files=True, embed_links=True, mention_everyone=True)
WITH_THE_BOT = AMONG_USERS | discord.Permissions(external_emojis=True)
"""What an app may do in direct messages: of users among themselves, and with its own bot."""


class Install(IntEnum):
    """Who an app can be installed for; keys of ``authorizing_integration_owners``."""

    GUILD = 0
    USER = 1


class Context(IntEnum):
    """Where an interaction took place."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


class Application:
    """What a test may set of the app.

    Attributes:
        flags: what Discord's portal says of the app; an intent that they do not allow closes
            the gateway with 4014.
        installers: the ids of the users who installed the app for themselves.
        group_dms: the guilds of the model that are group DMs.
        locales: the language of each user's client, by id; en-US where there is none.
    """

    def __init__(self, backend: Backend) -> None:
        self.flags = discord.ApplicationFlags()
        self.installers: set[int] = set()
        self.group_dms: set[int] = set()
        self.locales: dict[int, str] = {}
        self._backend = backend

    def allows(self, intent: str) -> bool:
        """Tell whether the app may use a privileged intent."""
        return any(getattr(self.flags, flag) for flag in INTENT_FLAGS[intent])

    def refused(self, intents: discord.Intents) -> list[str]:
        """Return the privileged intents that a client asks for and the app may not use."""
        return [name for name in INTENT_FLAGS if getattr(intents, name) and not self.allows(name)]

    def has_bot(self, guild_id: int) -> bool:
        """Tell whether the bot is a member of a guild."""
        guild = self._backend.guilds.get(guild_id)
        return guild is not None and self._backend.bot_user.id in guild.members

    def reaches(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Tell whether the bot hears of an event: of other servers, only the interactions."""
        guild = payload.get("guild_id")
        return event == "INTERACTION_CREATE" or guild is None or self.has_bot(int(guild))

    def complete(self, interaction: Payload) -> None:
        """Add what simcord leaves out of an interaction: locale, installs, context.

        Raises SetupError where the user could not have used the app there.
        """
        user = int(interaction.get("member", interaction)["user"]["id"])
        interaction["locale"] = self.locales.get(user, interaction["locale"])
        interaction["app_permissions"] = str(self._permissions(interaction))
        interaction["authorizing_integration_owners"] = self._owners(interaction, user)
        if (guild_id := interaction.get("guild_id")) is not None:
            self._place(interaction, int(guild_id))
        self._require_context(interaction)

    def _permissions(self, interaction: Payload) -> int:
        guild_id = interaction.get("guild_id")
        if guild_id is None:
            return WITH_THE_BOT.value
        return int(interaction["app_permissions"]) or AMONG_USERS.value

    def _owners(self, interaction: Payload, user: int) -> dict[str, str]:
        guild_id = interaction.get("guild_id")
        offered = self._offered(interaction).get("integration_types") or (Install.GUILD,)
        owners = {}
        if Install.GUILD in offered and (guild_id is None or self.has_bot(int(guild_id))):
            owners[str(Install.GUILD.value)] = guild_id or "0"
        installer = installer_of(interaction, user)
        if Install.USER in offered and installer in self.installers:
            owners[str(Install.USER.value)] = str(installer)
        if not owners:
            raise SetupError("the app is neither installed here nor by this user")
        return owners

    def _offered(self, interaction: Payload) -> Payload:
        """Return the registered command; buttons and modals are there for every install."""
        command = interaction["data"].get("id")
        registered = (one for scope in self._backend.commands.values() for one in scope.values())
        found = (one for one in registered if one["id"] == command)
        return next(found, {"integration_types": tuple(Install)})

    def _require_context(self, interaction: Payload) -> None:
        contexts = self._offered(interaction).get("contexts")
        if contexts is not None and interaction["context"] not in contexts:
            raise SetupError(f"the command is not offered in context {interaction['context']}")

    def _place(self, interaction: Payload, guild_id: int) -> None:
        guild = self._backend.guilds[guild_id]
        if guild_id in self.group_dms:
            users = [self._backend.users[one] for one in guild.members if one != guild.owner_id]
            present_as_group_dm(interaction, [dict(serializers.user_payload(one)) for one in users])
            return
        locale = guild.preferred_locale
        interaction["guild"] = {"id": str(guild_id), "locale": locale, "features": []}
        interaction["guild_locale"] = locale


def installer_of(interaction: Payload, user: int) -> int:
    """Return who would have to have installed the app: of a button, who caused its message."""
    cause = interaction.get("message", {}).get("interaction_metadata")
    return user if cause is None else int(cause["user"]["id"])


def present_as_group_dm(interaction: Payload, recipients: Sequence[Payload]) -> None:
    """Turn an interaction of a guild's channel into one of a group DM."""
    interaction["user"] = interaction.pop("member")["user"]
    interaction["context"] = Context.PRIVATE_CHANNEL.value
    interaction["channel"] = {
        "id": interaction["channel_id"],
        "type": discord.ChannelType.group.value,
        "name": interaction["channel"]["name"],
        "icon": None,
        "owner_id": recipients[0]["id"],
        "last_message_id": interaction["channel"]["last_message_id"],
        "recipients": list(recipients),
    }
    resolved = interaction["data"].get("resolved", {})
    resolved.pop("members", None)
    messages = [interaction.get("message", {}), *resolved.get("messages", {}).values()]
    for place in (interaction, *messages):
        place.pop("guild_id", None)
        place.pop("member", None)
    interaction.pop("guild_locale", None)
