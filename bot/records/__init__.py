"""What the bot keeps of servers and users: settings, questions and votes, in one database."""

from bot.records.records import Records

__all__ = ["Records"]
