"""What the bot itself says, in the languages that it speaks; quotes stay as they are.

Answers have their messages in `english`, `german` and so on; every other feature has a module with
its messages in all languages and the names of its commands. A new feature is a new module, a line
in `model`, one in `commands` and one in each language. The name of a message that stands where
Discord has little room ends with "_title", "_label", "_placeholder" or "_button".
"""

from bot.texts.english import ENGLISH
from bot.texts.french import FRENCH
from bot.texts.german import GERMAN
from bot.texts.model import Texts
from bot.texts.spanish import SPANISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)

__all__ = ["ENGLISH", "LANGUAGES", "Texts", "texts_for"]


def texts_for(locale: str) -> Texts:
    """The texts for a locale of Discord's such as "de" or "es-ES"; English for all others."""
    language = locale.partition("-")[0]
    return next((texts for texts in LANGUAGES if texts.language == language), ENGLISH)
