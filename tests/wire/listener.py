"""A client that keeps what it hears; it answers commands that test where they are used."""

from typing import Any

import discord
from discord import app_commands

CONTENT = discord.ApplicationFlags(gateway_message_content_limited=True)
Interaction = discord.Interaction[Any]


class Form(discord.ui.Modal, title="A form"):
    """Asks for a note."""

    note: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Note", custom_id="note")

    async def on_submit(self, interaction: Interaction) -> None:
        """Repeat the note."""
        await interaction.response.send_message(f"noted: {self.note.value}", ephemeral=True)


class Listener(discord.Client):
    """Has commands for every place, and keeps the interactions and messages that it gets."""

    def __init__(self, **intents: bool) -> None:
        asked = discord.Intents(guilds=True, guild_messages=True, **intents)
        super().__init__(intents=asked, guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        installed = app_commands.allowed_installs(guilds=True, users=True)
        self.tree.add_command(everywhere(installed(app_commands.command(name="where")(self.where))))
        self.tree.command(name="here", description="Only for servers.")(self.where)
        self.tree.command(name="form", description="Show a form.")(self.form)
        self.tree.command(name="read", description="Read a file.")(self.read)
        self.seen: list[Interaction] = []
        self.messages: list[discord.Message] = []

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Keep a message."""
        if message.author != self.user:
            self.messages.append(message)

    async def where(self, interaction: Interaction) -> None:
        """Say it."""
        self.seen.append(interaction)
        await interaction.response.send_message("here", ephemeral=True)

    async def form(self, interaction: Interaction) -> None:
        """Show it."""
        await interaction.response.send_modal(Form())

    async def read(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Repeat its content."""
        content = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename}: {content}")
