"""Why an answer shows the sentence that it shows, in plain words: the Explanation → a Reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.rendering import citations, markdown, render
from bot.rendering.passages import passage
from bot.rendering.render import Reply
from bot.texts import Texts
from bot.texts.reasons import ReasonsTexts
from bot.texts.why import WhyTexts
from index.explaining import Belief, Explanation, Reasons, SignalPart, TermPart

# What is shown at most: UTF-16 code units of a quote with its source, of the runner-up's words, of
# its source and of a word; the number of words, of corrected words, of words that may say the same,
# of signals and of signs for and against.
_QUOTE, _SECOND, _SOURCE, _WORD = 600, 160, 250, 40
_WORDS, _CORRECTED, _TOLD_BY, _SIGNALS, _FOR, _AGAINST = 6, 3, 2, 6, 3, 4

_BETWEEN = "\u00a0· "
_LEAST = 0.05  # what shows as nothing is left out


def explained(explanation: Explanation, texts: Texts, remarks: Iterable[str] = ()) -> Reply:
    """The explanation of the best sentence; `remarks` say what was asked, and of what."""
    best, why = explanation.best, texts.why
    if best is None:
        return render.notice(why.nothing)
    opening = [why.heading, *(f"-# {remark}" for remark in remarks if remark)]
    if words := [_quoted(right, texts) for _, right in explanation.corrections[:_CORRECTED]]:
        opening.append(f"-# {texts.searched_for.format(words=', '.join(words))}")
    groups = (_words(best, texts), _signals(best, texts), _belief(explanation.belief, texts))
    second = _second(best, explanation.runner_up, texts)
    return Reply(
        opening=("\n".join(opening),),
        passage=passage(best.quote, texts, _QUOTE),
        groups=tuple((group,) for group in (*groups, second) if group),
    )


def _words(best: Reasons, texts: Texts) -> str:
    """The question's words and what each gives, those that give the most first."""
    why = texts.why
    part = next(signal.part for signal in best.signals if signal.name == "bag")
    heading = why.words_heading.format(
        part=_number(part, why), score=_number(best.quote.score, why)
    )
    terms = sorted(best.terms, key=lambda term: -term.contribution)
    lines = [_term(term, best.bm25, texts) for term in terms[:_WORDS]]
    if more := len(terms) - len(lines):
        lines.append(why.others.format(count=more))
    return _listed(heading, lines)


def _term(term: TermPart, bm25: float, texts: Texts) -> str:
    """What a word gives to the BM25 score, and which words may say the same."""
    why, word = texts.why, _quoted(term.word, texts)
    if not term.contribution:
        said = why.word_absent.format(word=word)
    else:
        share = round(100 * term.contribution / bm25)
        once = term.sentences == 1
        said = (why.word_once if once else why.word).format(
            word=word, share=share, count=term.sentences
        )
    if not term.told_by:
        return said
    told = ", ".join(_quoted(each, texts) for each in term.told_by[:_TOLD_BY])
    return f"{said} ({why.told_by.format(words=told)})"


def _signals(best: Reasons, texts: Texts) -> str:
    """What the other signals give to the score, the most telling first."""
    why, names = texts.why, signal_names(texts.reasons)
    telling = [each for each in best.signals if each.name in names and abs(each.part) >= _LEAST]
    telling.sort(key=lambda signal: -abs(signal.part))
    lines = [
        why.signal.format(name=names[each.name], part=_signed(each.part, why))
        for each in telling[:_SIGNALS]
    ]
    return _listed(why.signals_heading, lines) if lines else ""


def _belief(belief: Belief | None, texts: Texts) -> str:
    """The confidence, what it is made of, and what raised and lowered it the most."""
    if belief is None:
        return ""
    why, reasons = texts.why, texts.reasons
    figures = {"confidence": belief.confidence, "found": belief.found, "told": belief.told}
    said = why.confidence.format_map({name: round(100 * each) for name, each in figures.items()})
    signs = [*_named(belief.found_signs, found_names(reasons))]
    signs += _named(belief.told_signs, told_names(reasons))
    signs.sort()
    lowered = [name for part, name in signs if part <= -_LEAST][:_AGAINST]
    raised = [name for part, name in reversed(signs) if part >= _LEAST][:_FOR]
    lines = [said]
    if raised:
        lines.append(f"-# {why.raised_by.format(names=_BETWEEN.join(raised))}")
    if lowered:
        lines.append(f"-# {why.lowered_by.format(names=_BETWEEN.join(lowered))}")
    return "\n".join(lines)


def _named(signs: Iterable[SignalPart], names: Mapping[str, str]) -> Iterator[tuple[float, str]]:
    return ((sign.part, names[sign.name]) for sign in signs)


def _second(best: Reasons, second: Reasons | None, texts: Texts) -> str:
    """By how much the best sentence is ahead of the next one, and which that is."""
    if second is None:
        return ""
    words = texts.quoted.format(text=markdown.inline(second.quote.text, _SECOND))
    source = citations.citation(second.quote, texts, _SOURCE)
    margin = _number(best.quote.score - second.quote.score, texts.why)
    return texts.why.runner_up.format(margin=margin, quote=f"{words} {source}")


def _quoted(word: str, texts: Texts) -> str:
    return texts.quoted.format(text=markdown.inline(word, _WORD))


def _number(figure: float, why: WhyTexts) -> str:
    return f"{figure:.1f}".replace(".", why.point)


def _signed(figure: float, why: WhyTexts) -> str:
    return f"{figure:+.1f}".replace(".", why.point)


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)])


def signal_names(reasons: ReasonsTexts) -> dict[str, str]:
    """What the signals of index/signals.py are called, but BM25, which is told word by word."""
    return {
        "before": reasons.before,
        "article": reasons.article,
        "subject": reasons.subject,
        "naming": reasons.naming,
        "alike": reasons.alike,
        "related": reasons.related,
        "exact": reasons.exact,
        "pairs": reasons.pairs,
        "names": reasons.names,
        "headline": reasons.headline,
        "repeated": reasons.repeated,
        "early": reasons.early,
        "kind": reasons.kind,
        "mention": reasons.mention,
        "cause": reasons.cause,
        "role": reasons.role,
        "denial": reasons.denial,
        "measure": reasons.measure,
        "definition": reasons.definition,
        "date": reasons.date,
        "pronoun": reasons.pronoun,
        "surname": reasons.surname,
        "referent": reasons.referent,
        "asks": reasons.asks,
        "reply": reasons.reply,
    }


def found_names(reasons: ReasonsTexts) -> dict[str, str]:
    """What the signs of index/signs.py are called that the library speaks of what is asked."""
    return {
        "ranking": reasons.ranking,
        "lead": reasons.lead,
        "said": reasons.said,
        "scattered": reasons.scattered,
        "unknown": reasons.unknown,
        "name unsaid": reasons.name_unsaid,
        "guessed": reasons.guessed,
    }


def told_names(reasons: ReasonsTexts) -> dict[str, str]:
    """What the signs of index/signs.py are called that the sentence tells what is asked."""
    return {
        "negation": reasons.negation,
        "opposite": reasons.opposite,
        "contrast": reasons.contrast,
        "other number": reasons.other_number,
        "name elsewhere": reasons.name_elsewhere,
        "related": reasons.told_related,
        "no year": reasons.no_year,
        "no figure": reasons.no_figure,
    }
