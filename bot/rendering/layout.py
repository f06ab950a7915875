"""Reply → Discord's components: a container with text, rules and a row of buttons."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from discord import ui

from bot import custom_ids
from bot.custom_ids import WALK, More, Walk
from bot.rendering import markdown, passages, plain, render
from bot.rendering.outgoing import Outgoing
from bot.rendering.render import Reply
from bot.texts import Texts
from index.model import Quote

ANSWER, OTHER = 0x4F7CAC, 0x80848E  # a calm blue, a grey
ANSWERED, WORDS, SOURCE, BUTTONS = 100, 101, 102, 103
"""The components' ids by which a walk finds what it changes; only an answer is ANSWERED."""

# With U+FE0E, which asks for a plain character, Discord makes no picture of them.
BACK, NEXT = "◀\ufe0e", "▶\ufe0e"

Button: TypeAlias = "ui.Button[ui.LayoutView]"
Style = Literal["rich", "plain"]


def outgoing(reply: Reply, texts: Texts, style: Style) -> Outgoing:
    """The reply as a message in the style that the place has chosen."""
    if style == "plain":
        return Outgoing(text=plain.text(reply, texts))
    return Outgoing.of(view(reply, texts))


def view(reply: Reply, texts: Texts) -> ui.LayoutView:
    """The reply as components."""
    items = _items(reply, texts)
    if reply.found:
        return _alone(ui.Container(*items, accent_colour=ANSWER, id=ANSWERED))
    return _alone(ui.Container(*items, accent_colour=OTHER))


def notice(text: str, *buttons: Button) -> ui.LayoutView:
    """A message of the bot's own words with buttons below."""
    return _alone(ui.Container(ui.TextDisplay(text), ui.ActionRow(*buttons), accent_colour=OTHER))


def walk_to(layout: ui.LayoutView, shown: Quote, home: Walk, changed: bool, texts: Texts) -> None:
    """Show another sentence in a message that was sent; what stands around it stays as it is.

    `home` leads back to the quote; away from it an answer is as grey as what is none.
    `changed`: the article's text has changed since.
    """
    words, source = layout.find_item(WORDS), layout.find_item(SOURCE)
    row, box = layout.find_item(BUTTONS), layout.find_item(ANSWERED)
    assert isinstance(words, ui.TextDisplay)
    assert isinstance(source, ui.TextDisplay)
    assert isinstance(row, ui.ActionRow)
    words.content = source.content = ""
    budget = min(passages.PASSAGE, render.MESSAGE - _length(layout))
    steps = shown.number - home.number
    passage = passages.walked(shown, steps, texts, budget, changed=changed)
    words.content, source.content = passage.words, passage.source
    if isinstance(box, ui.Container):
        box.accent_colour = OTHER if steps else ANSWER
    kept = [button for button in row.children if not _walks(button)]
    row.clear_items()
    for button in [*_walk_buttons(shown, home, texts), *kept]:
        row.add_item(button)
    layout.stop()


def _alone(container: ui.Container[ui.LayoutView]) -> ui.LayoutView:
    """A view of the container alone.

    The view is stopped, so that discord.py keeps nothing of it: its buttons are found by their
    custom_id, now as after a restart.
    """
    layout = ui.LayoutView(timeout=None)
    layout.add_item(container)
    layout.stop()
    return layout


def _items(reply: Reply, texts: Texts) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = [ui.TextDisplay(block) for block in reply.opening]
    if reply.label and not reply.found:
        items.append(ui.Separator())
    if reply.label:
        items.append(ui.TextDisplay(reply.label))
    if reply.passage:
        items.append(ui.TextDisplay(reply.passage.words, id=WORDS))
        items.append(ui.TextDisplay(reply.passage.source, id=SOURCE))
    if reply.also:
        items.append(ui.TextDisplay(reply.also))
    if buttons := _buttons(reply, texts):
        items.append(ui.ActionRow(*buttons, id=BUTTONS))
    if reactions := _reactions(reply, texts):
        items.append(ui.ActionRow(*reactions))
    for group in reply.groups:
        items.append(ui.Separator())
        items += [ui.TextDisplay(block) for block in group]
    return items


def _buttons(reply: Reply, texts: Texts) -> list[Button]:
    buttons: list[Button] = []
    if quote := reply.walk:
        home = Walk("home", quote.sentence_id, quote.number, quote.span, texts.language)
        buttons += _walk_buttons(quote, home, texts)
    if reply.more:
        more = More.of(reply.more, texts.language)
        label = texts.more.format(count=len(more.quotes))
        buttons.append(ui.Button(label=label, custom_id=str(more)))
    if reply.walk and reply.question:
        why = custom_ids.why(reply.question)
        buttons.append(ui.Button(label=texts.asking.why_button, custom_id=why))
    return buttons


def _reactions(reply: Reply, texts: Texts) -> list[Button]:
    """What a reader may say to a reply: whether an answer helps, and a further question."""
    if not (reply.walk and reply.question):
        return []
    buttons: list[Button] = []
    if reply.found:
        up, down = (custom_ids.vote(reply.question, up=up) for up in (True, False))
        buttons.append(ui.Button(label=texts.voting.up_button, custom_id=up))
        buttons.append(ui.Button(label=texts.voting.down_button, custom_id=down))
    follow = custom_ids.follow(reply.question)
    buttons.append(ui.Button(label=texts.asking.follow_up_button, custom_id=follow))
    return buttons


def _walk_buttons(shown: Quote, home: Walk, texts: Texts) -> list[Button]:
    back = home.to("back", shown.number - 1)
    following = home.to("next", shown.number + 1)
    buttons: list[Button] = [
        ui.Button(label=BACK, custom_id=str(back), disabled=shown.number <= 1),
        ui.Button(label=NEXT, custom_id=str(following), disabled=shown.number >= shown.of),
    ]
    if shown.number != home.number:
        buttons.append(ui.Button(label=texts.back, custom_id=str(home)))
    return buttons


def _walks(item: ui.Item[Any]) -> bool:
    return bool(WALK.fullmatch(getattr(item, "custom_id", None) or ""))


def _length(layout: ui.LayoutView) -> int:
    texts = (item for item in layout.walk_children() if isinstance(item, ui.TextDisplay))
    return sum(markdown.length(text.content) for text in texts)
