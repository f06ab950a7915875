"""The bot's token, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from index.errors import SettingsError


def read_token(environ: Mapping[str, str] = os.environ) -> str | None:
    """The bot's token from DISCORD_TOKEN, or from the file that DISCORD_TOKEN_FILE names.

    None where neither is set. Raises SettingsError where it cannot be a token.
    """
    name, token = "DISCORD_TOKEN", environ.get("DISCORD_TOKEN", "").strip()
    if not token and (file := environ.get("DISCORD_TOKEN_FILE", "").strip()):
        name, token = f"DISCORD_TOKEN_FILE: {file}", _read(Path(file))
        if not token:
            raise SettingsError(f"{name}: the file is empty; write the bot's token into it")
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise SettingsError(f"{name}: not a bot's token; it is one word of letters and signs")
    return token or None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not text"
        raise SettingsError(
            f"DISCORD_TOKEN_FILE: {file} cannot be read ({reason}); name a readable file"
        ) from None
