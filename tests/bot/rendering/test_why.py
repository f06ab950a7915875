"""Why an answer shows its sentence: the words of the explanation, and the button."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import create_bot
from bot.rendering import layout, plain, why
from bot.rendering.render import MESSAGE
from bot.texts import ENGLISH, LANGUAGES, Texts, texts_for
from index.explaining import Belief, Explanation, Reasons, SignalPart, TermPart
from index.library import Library
from index.signals import SIGNALS
from index.signs import FOUND, TOLD
from tests.bot.samples import BOAT, FERRY
from tests.bot.scene import USERS, blocks, quote, scene, seen, text
from tests.bot.strategies import patient, quotes, texts

WHY = ENGLISH.why
NAMES = ENGLISH.reasons
BUTTON = ENGLISH.asking.why_button


def term(word: str, contribution: float, sentences: int, *told_by: str) -> TermPart:
    """A word of the question."""
    return TermPart(word, word, 1, sentences, 1.0, 1.0, contribution, 1.0, told_by)


def parts(signs: Sequence[object], **values: float) -> tuple[SignalPart, ...]:
    """What each sign gives; nothing but for those named, with "_" for a space."""
    names = [sign.name for sign in signs]  # type: ignore[attr-defined]
    given = {name.replace("_", " "): value for name, value in values.items()}
    return tuple(SignalPart(name, 1.0, 1.0, given.get(name, 0.0), "") for name in names)


REASONS = Reasons(
    quote=replace(FERRY, score=10.0, confidence=0.8),
    bm25=4.0,
    possible=8.0,
    terms=(term("carry", 1.0, 1), term("ferry", 3.0, 12), term("lead", 0.0, 5, "head")),
    signals=parts(SIGNALS, bag=7.5, headline=2.0, kind=-0.9, pairs=1.4, exact=0.01),
)
EXPLANATION = Explanation(
    corrections=(),
    best=REASONS,
    runner_up=replace(REASONS, quote=replace(BOAT, score=7.75)),
    belief=Belief(
        -3.0, parts(FOUND, ranking=2.0, lead=0.5, unknown=-0.8), 0.9,
        1.0, parts(TOLD, negation=-3.0, related=1.0), 0.75, 0.68,
    ),
)  # fmt: skip


def shown(explanation: Explanation, *remarks: str) -> list[str]:
    """The blocks of the explanation from top to bottom, without the quote."""
    reply = why.explained(explanation, ENGLISH, remarks)
    return [*reply.opening, *(block for group in reply.groups for block in group)]


def test_every_signal_and_sign_has_a_name() -> None:
    """Nothing that the ranking or the confidence weighs goes unnamed, in any language."""
    for language in LANGUAGES:
        named = why.signal_names(language.reasons)
        assert ["bag", *named] == [signal.name for signal in SIGNALS]
        found, told = why.found_names(language.reasons), why.told_names(language.reasons)
        assert list(found) == [sign.name for sign in FOUND]
        assert list(told) == [sign.name for sign in TOLD]
        names = [*named.values(), *found.values(), *told.values()]
        assert len(set(names)) == len(names)


def test_the_words_are_told_with_their_shares() -> None:
    """Those that give the most come first, what is not there says what may stand for it."""
    assert shown(EXPLANATION)[1].split("\n") == [
        WHY.words_heading.format(part="7.5", score="10.0"),
        "- “ferry”: 75% of that; in 12 sentences of the library",
        "- “carry”: 25% of that; in 1 sentence of the library",
        "- “lead”: stands neither in the sentence nor around it (“head” may say the same)",
    ]


def test_the_signals_are_told_in_plain_words() -> None:
    """The strongest first, for or against; what shows as nothing is left out."""
    assert shown(EXPLANATION)[2].split("\n") == [
        WHY.signals_heading,
        f"- {NAMES.headline}: +2.0 points",
        f"- {NAMES.pairs}: +1.4 points",
        f"- {NAMES.kind}: -0.9 points",
    ]


def test_the_confidence_is_told_with_what_it_is_made_of() -> None:
    """Both estimates, and what raised and lowered them the most."""
    assert shown(EXPLANATION)[3].split("\n") == [
        WHY.confidence.format(confidence=68, found=90, told=75),
        f"-# Raised by: {NAMES.ranking}\u00a0· {NAMES.told_related}\u00a0· {NAMES.lead}",
        f"-# Lowered by: {NAMES.negation}\u00a0· {NAMES.unknown}",
    ]


def test_the_runner_up_is_one_line() -> None:
    """Its words, its source, and how far it is behind."""
    line = shown(EXPLANATION)[4]
    assert line.startswith("**Next best**, 2.2 behind: “About 450 were on the boat.” The boat")
    assert "\n" not in line
    assert len(shown(replace(EXPLANATION, runner_up=None))) == 4


def test_remarks_stand_below_the_heading() -> None:
    """Each on a line of its own; what says nothing is left out."""
    assert shown(EXPLANATION)[0] == WHY.heading
    told = shown(EXPLANATION, WHY.another, "", "Only searched here")[0]
    assert told == f"{WHY.heading}\n-# {WHY.another}\n-# Only searched here"


def test_corrected_words_are_told() -> None:
    """The words that follow are those that were searched for."""
    corrected = replace(EXPLANATION, corrections=(("fery", "ferry"),))
    searched = ENGLISH.searched_for.format(words="“ferry”")
    assert shown(corrected)[0] == f"{WHY.heading}\n-# {searched}"


def test_nothing_to_explain_is_said() -> None:
    """Where the library lost what it had, there is no best sentence."""
    assert shown(Explanation(())) == [WHY.nothing]


reals = st.floats(-1e6, 1e6)
shares = st.floats(0, 1)


@st.composite
def reasons(draw: st.DrawFn) -> Reasons:
    """Reasons with hostile words and any figures."""
    words = st.lists(texts(9), max_size=5).map(tuple)
    made = st.builds(TermPart, texts(9), texts(9), st.just(1), st.integers(0, 10**9), reals, reals,
                     st.floats(0, 1e6), shares, words)  # fmt: skip
    terms = tuple(draw(st.lists(made, max_size=12)))
    parts = [replace(part, part=draw(reals)) for part in REASONS.signals]
    bm25 = sum(term.contribution for term in terms)
    return Reasons(draw(quotes()), bm25, 1.0, terms, tuple(parts))


@st.composite
def explanations(draw: st.DrawFn) -> Explanation:
    """Explanations of any shape."""
    found = [replace(part, part=draw(reals)) for part in parts(FOUND)]
    told = [replace(part, part=draw(reals)) for part in parts(TOLD)]
    made = Belief(0.0, tuple(found), draw(shares), 0.0, tuple(told), draw(shares), draw(shares))
    corrections = tuple(draw(st.lists(st.tuples(texts(5), texts(5)), max_size=5)))
    return Explanation(
        corrections,
        draw(reasons()),
        draw(st.none() | reasons()),
        (),
        draw(st.none() | st.just(made)),
    )


@patient
@given(explanations(), st.sampled_from(LANGUAGES))
async def test_every_explanation_fits_a_message(explanation: Explanation, texts: Texts) -> None:
    """In both styles, whatever the words, and no block is empty."""
    remarks = (texts.why.another, texts.why.followed, "x" * 200)
    reply = why.explained(explanation, texts, remarks)
    assert reply.length <= MESSAGE
    assert all(block.strip() for group in reply.groups for block in group)
    assert len(layout.view(reply, texts).to_components()) == 1
    assert 0 < len(plain.text(reply, texts).encode("utf-16-le")) // 2 <= plain.LIMIT


async def test_why_explains_the_answer_in_private(library: Library) -> None:
    """Only the one who presses sees it: the same sentence, and the words of the question."""
    async with scene(library) as here:
        message = await here.ask()
        before = blocks(message)
        bob = here.guild.add_member(here.env.create_user("bob"))
        told = seen(await bob.click(message, label=BUTTON))
        assert told.ephemeral
        assert blocks(told)[0] == WHY.heading
        assert quote(told) == quote(message)
        assert "- “clubhouse”: " in text(told)
        assert "**Confidence: " in text(told)
        assert "**Next best**, " in text(told)
        assert blocks(message) == before


async def test_the_shares_of_the_words_add_up(library: Library) -> None:
    """They are shares of one whole."""
    async with scene(library) as here:
        told = seen(await here.alice.click(await here.ask(), label=BUTTON))
        lines = [line for line in text(told).split("\n") if "% of that" in line]
        shares = [int(line.partition("%")[0].rpartition(" ")[2]) for line in lines]
        assert 98 <= sum(shares) <= 102


async def test_why_goes_on_after_a_restart(library: Library) -> None:
    """The question is in the records."""
    async with scene(library) as here:
        message = await here.ask()
        await here.env.restart_bot(create_bot(library))
        assert quote(seen(await here.alice.click(message, label=BUTTON))) == quote(message)


async def test_why_says_where_the_library_has_changed(
    empty: Library, add: Callable[..., None]
) -> None:
    """Where another sentence is the best by now, or none is, that is said first."""
    add(id="a1", title="The barge", text="A barge carried 20 people. The sun shone.")
    async with scene(empty) as here:
        message = await here.ask("How many people did the ferry Linnea carry?")
        ferry = "The ferry Linnea carried 300 people."
        add(id="a2", title="The ferry", text=f"{ferry} It rained.")
        told = seen(await here.alice.click(message, label=BUTTON))
        assert blocks(told)[0].startswith(f"{WHY.heading}\n-# {WHY.another}")
        assert quote(told).replace("*", "") == ferry
        empty.remove("a2")
        add(id="a1", title="The barge", text="The sun shone.")
        assert text(seen(await here.alice.click(message, label=BUTTON))) == WHY.nothing


async def test_the_nearest_passage_is_explained_too(
    empty: Library, add: Callable[..., None]
) -> None:
    """Where nothing was found, the reader may see why it was not believed."""
    add(id="a1", title="The ferry", text="The ferry was painted blue. It sank in the harbour.")
    async with scene(empty) as here:
        message = await here.ask("Did the mayor's new submarine collide with the ferry?")
        told = seen(await here.alice.click(message, label=BUTTON))
        assert f"“submarine”: {WHY.word_absent.partition(': ')[2]}" in text(told)
        assert NAMES.unknown in text(told)


async def test_a_question_that_is_not_kept_is_not_explained(library: Library) -> None:
    """The user is told to ask again."""
    async with scene(library) as here:
        message = await here.ask()
        here.bot.records.forget(here.alice.id)
        told = seen(await here.alice.click(message, label=BUTTON))
        assert told.ephemeral
        assert text(told) == ENGLISH.asking.not_kept


@pytest.mark.parametrize("language", ["de", "fr", "es"])
async def test_why_speaks_the_language_of_the_place(library: Library, language: str) -> None:
    """Headings and names are translated, and so is the point of a number."""
    texts = texts_for(language)
    async with scene(library) as here:
        here.bot.records.change(here.guild.id, language=language)
        message = await here.ask()
        told = text(seen(await here.alice.click(message, label=texts.asking.why_button)))
        assert told.startswith(texts.why.heading.replace("\xa0", " "))
        assert texts.why.signals_heading in told
        assert ": +1," in told
        assert ": +1." not in told


async def test_why_in_plain_style_has_no_components(library: Library) -> None:
    """Where the style was changed after the answer, the explanation is text."""
    async with scene(library) as here:
        message = await here.ask(USERS)
        here.bot.records.change(here.guild.id, style="plain")
        told = seen(await here.alice.click(message, label=BUTTON))
        assert not told.components
        assert told.content.startswith(WHY.heading.strip("*"))
        assert "“clubhouse”: " in told.content
        assert "Next best, " in told.content
