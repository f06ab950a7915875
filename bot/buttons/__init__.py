"""The buttons under the bot's messages, and the forms that some of them open.

What a button does stands in its custom_id, or in the records under the id that it holds.
"""

import re
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot import custom_ids
from bot.asking.places import Place
from bot.buttons.articles import ArticlesButton, RemoveArticleButton, added
from bot.buttons.follow_up import FollowUpButton, followed
from bot.buttons.more import MoreButton
from bot.buttons.pages import SourcesButton, TimelineButton
from bot.buttons.privacy import ForgetButton
from bot.buttons.vote import NoteButton, VoteButton, noted
from bot.buttons.walk import WalkButton
from bot.buttons.why import WhyButton
from bot.delivery import AnyInteraction

Submitted: TypeAlias = Callable[[AnyInteraction, Place, re.Match[str]], Awaitable[None]]

BUTTONS = (
    WalkButton,
    MoreButton,
    WhyButton,
    VoteButton,
    NoteButton,
    FollowUpButton,
    TimelineButton,
    SourcesButton,
    ArticlesButton,
    RemoveArticleButton,
    ForgetButton,
)

FORMS: tuple[tuple[re.Pattern[str], Submitted], ...] = (
    (custom_ids.FOLLOW, followed),
    (custom_ids.NOTE, noted),
    (custom_ids.ADD_ARTICLE, added),
)
"""What becomes of a submitted form, by its custom_id."""
