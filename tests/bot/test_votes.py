"""Votes on answers and notes with them, as users see them."""

from collections.abc import Callable

import pytest
import simcord
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from bot.buttons.vote import NOTE
from bot.client import create_bot
from bot.records.model import Vote
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for
from index.library import Library
from tests.bot.scene import USERS, Scene, blocks, labels, scene, seen, text

VOTING = ENGLISH.voting
FERRY = "The harbour was calm. The ferry Linnea carried 300 people. She had two engines."
QUESTION = "How many people did the ferry Linnea carry?"


def told(up: bool, texts: Texts = ENGLISH, becomes: str = "for_moderators") -> str:
    """What is said of a vote."""
    voting = texts.voting
    said = voting.voted_up if up else voting.voted_down
    return f"{said}\n-# {getattr(voting, becomes)}"


async def press(who: MemberActor, message: ResponseMessage, label: str) -> ResponseMessage:
    """What a user sees for a press, and nobody else."""
    shown = seen(await who.click(message, label=label))
    assert shown.ephemeral
    return shown


def kept(here: Scene) -> list[Vote]:
    """The votes in the records of the server."""
    (asked,) = here.bot.records.history(here.guild.id, 0)[-1:]
    return asked[1]


async def write(
    who: MemberActor, shown: simcord.InteractionResult, words: str
) -> simcord.InteractionResult:
    """What follows the words in the one field of an open form."""
    assert shown.modal is not None
    (label,) = shown.modal["components"]
    return await who.submit_modal(shown, {label["component"]["custom_id"]: words})


async def test_a_vote_is_kept_changed_and_taken_back(library: Library) -> None:
    """The other button changes a vote, the same one takes it back; the answer stays as it is."""
    async with scene(library) as here:
        message = await here.ask()
        before = blocks(message)
        assert text(await press(here.alice, message, VOTING.up_button)) == told(True)
        assert [(vote.user, vote.up) for vote in kept(here)] == [(here.alice.id, True)]
        assert text(await press(here.alice, message, VOTING.down_button)) == told(False)
        assert [(vote.user, vote.up) for vote in kept(here)] == [(here.alice.id, False)]
        shown = await press(here.alice, message, VOTING.down_button)
        assert text(shown) == VOTING.taken_back
        assert not labels(shown)
        assert kept(here) == []
        assert blocks(message) == before


async def test_everybody_has_a_vote_of_their_own(library: Library) -> None:
    """Another user's vote neither changes nor takes back Alice's."""
    async with scene(library) as here:
        message = await here.ask()
        bob = here.guild.add_member(here.env.create_user("bob"))
        for who, label in ((here.alice, VOTING.up_button), (bob, VOTING.up_button)):
            assert text(await press(who, message, label)) == told(True)
        await press(bob, message, VOTING.down_button)
        assert {(vote.user, vote.up) for vote in kept(here)} == {
            (here.alice.id, True),
            (bob.id, False),
        }


async def test_a_note_goes_with_its_vote(library: Library) -> None:
    """The form takes 500 characters, is optional, and its note stands with the user's vote."""
    async with scene(library) as here:
        message = await here.ask()
        shown = await press(here.alice, message, VOTING.down_button)
        form = await here.alice.click(shown, label=VOTING.note_button)
        assert form.modal is not None
        assert form.modal["title"] == VOTING.note_title
        (label,) = form.modal["components"]
        assert label["label"] == VOTING.note_label
        assert label["component"]["max_length"] == NOTE
        assert not label["component"]["required"]
        answer = seen(await write(here.alice, form, "  It is *old*. "))
        assert answer.ephemeral
        assert text(answer) == VOTING.noted
        assert [(vote.up, vote.note) for vote in kept(here)] == [(False, "It is *old*.")]


async def test_a_note_needs_its_vote(library: Library) -> None:
    """A vote that was taken back while the form was open has no place for a note."""
    async with scene(library) as here:
        message = await here.ask()
        shown = await press(here.alice, message, VOTING.up_button)
        form = await here.alice.click(shown, label=VOTING.note_button)
        await press(here.alice, message, VOTING.up_button)
        assert text(seen(await write(here.alice, form, "Good."))) == VOTING.no_vote
        assert kept(here) == []


async def test_votes_and_forms_outlive_a_restart(library: Library) -> None:
    """A form that was open while the bot was started anew can be submitted all the same."""
    async with scene(library) as here:
        message = await here.ask()
        await here.env.restart_bot(create_bot(library))
        shown = await press(here.alice, message, VOTING.up_button)
        form = await here.alice.click(shown, label=VOTING.note_button)
        await here.env.restart_bot(create_bot(library))
        assert text(seen(await write(here.alice, form, "Good."))) == VOTING.noted
        assert [vote.note for vote in kept(here)] == ["Good."]


async def test_a_question_that_is_not_kept_has_no_votes(library: Library) -> None:
    """With nothing kept, votes work until the bot is started anew, and say so."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=0)
        message = await here.ask()
        shown = text(await press(here.alice, message, VOTING.up_button))
        assert shown == told(True, becomes="not_stored")
        await here.env.restart_bot(create_bot(library))
        for label in (VOTING.up_button, VOTING.down_button):
            assert text(await press(here.alice, message, label)) == ENGLISH.asking.not_kept
        assert here.bot.records.history(here.guild.id, 0) == []


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_a_vote_on_a_private_answer_is_shown_to_nobody(
    library: Library, texts: Texts
) -> None:
    """No word of moderators, who see nothing of it, nor in the form of the note."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, language=texts.language)
        message = await here.ask(private=True)
        shown = await press(here.alice, message, texts.voting.down_button.replace("\xa0", " "))
        assert text(shown) == told(False, texts, "for_nobody").replace("\xa0", " ")
        form = await here.alice.click(shown, label=texts.voting.note_button)
        answer = text(seen(await write(here.alice, form, "No.")))
        said = [text(shown), str(form.modal), answer]
        assert not any("oder" in each for each in said)


async def test_a_vote_in_direct_messages_is_shown_to_nobody(library: Library) -> None:
    """There are no moderators there."""
    async with scene(library) as here:
        message = seen(await here.alice.user.slash("ask", question=USERS))
        shown = seen(await here.alice.user.click(message, label=VOTING.up_button))
        assert text(shown) == told(True, becomes="for_nobody")


async def test_a_vote_is_kept_as_its_question_is(library: Library) -> None:
    """What was asked while nothing was kept is not stored afterwards."""
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, retention=0)
        message = await here.ask()
        here.bot.records.change(here.guild.id, retention=30)
        shown = text(await press(here.alice, message, VOTING.up_button))
        assert shown == told(True, becomes="not_stored")
        assert here.bot.records.history(here.guild.id, 0) == []


async def test_votes_never_change_what_is_found(empty: Library, add: Callable[..., None]) -> None:
    """After many votes against the first answer and for the second, all is as it was."""
    add(id="a1", title="The ferry", text=FERRY)
    add(id="a2", title="The harbour", text="The ferry Linnea left with many people. It rained.")
    async with scene(empty) as here:
        before = empty.ask(QUESTION, 4)
        message = await here.ask(QUESTION)
        other = await here.ask("Did the ferry Linnea leave with people in the rain?")
        for number in range(12):
            voter = here.guild.add_member(here.env.create_user(f"voter{number}"))
            await press(voter, message, VOTING.down_button)
            await press(voter, other, VOTING.up_button)
        assert here.bot.records.votes(here.guild.id, number_of(message)) == (0, 12)
        assert empty.ask(QUESTION, 4) == before
        again = await here.ask(QUESTION)
        assert blocks(again) == blocks(message)
        assert labels(again) == labels(message)


def number_of(message: ResponseMessage) -> int:
    """The id of the question that a message answers."""
    metadata = message.message.interaction_metadata
    assert metadata is not None
    return metadata.id


async def test_votes_speak_the_language_of_the_place(library: Library) -> None:
    """Where German is set, the vote, the form and the note are told in German."""
    german = texts_for("de")
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, language="de")
        message = await here.ask()
        shown = await press(here.alice, message, german.voting.up_button)
        assert text(shown) == told(True, german)
        form = await here.alice.click(shown, label=german.voting.note_button)
        assert form.modal is not None
        assert form.modal["title"] == german.voting.note_title
        assert text(seen(await write(here.alice, form, "Gut."))) == german.voting.noted


async def test_in_plain_style_a_vote_is_told_without_components(library: Library) -> None:
    """Where the style was changed after the answer, its buttons go on working."""
    async with scene(library) as here:
        message = await here.ask()
        here.bot.records.change(here.guild.id, style="plain")
        shown = await press(here.alice, message, VOTING.up_button)
        assert shown.content == told(True)
        assert not shown.components


async def test_a_failing_vote_is_told(library: Library) -> None:
    """Records that cannot be read end in a reference, for buttons as for forms."""
    async with scene(library) as here:
        message = await here.ask(USERS)
        shown = await press(here.alice, message, VOTING.up_button)
        form = await here.alice.click(shown, label=VOTING.note_button)
        here.bot.records.close()
        told_unexpected = ENGLISH.unexpected.partition("{")[0]
        result = seen(await here.alice.click(message, label=VOTING.up_button))
        assert text(result).startswith(told_unexpected)
        result = seen(await write(here.alice, form, "Good."))
        assert text(result).startswith(told_unexpected)
