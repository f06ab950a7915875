"""What people put before and behind a question: greetings, courtesies, "does anyone know". Pure.

The same words are names of songs and films: what has capitals as these, stands in quotes or leaves
too little behind is kept.
"""

from __future__ import annotations

import re

from index.analysis import words
from index.kinds import AUXILIARIES
from index.patterns import later

_SOMEBODY = r"(?:any|some)(?:one|body)|(?:any|some) of (?:you|u)|you|u|y['’]?all|we"
_HERE = r"(?: (?:all|else|even|guys|happen to|here|out there|perhaps|possibly|still))*"
_ALL = (
    r"again|all|bot|bro|buddy|chat|dude|every(?:body|one)|folks|friends?|guys|man|mate|pal|people"
    r"|team|there|verbatim|y['’]?all"
)
_PLEASE = r"pl[esz]*ase|pl[sz]+"
_SLOWLY = rf"(?:(?:also|just|kindly|maybe|quickly|really|{_PLEASE}) )*"
_I = r"(?:i|we)"
_LEARN = r"(?:ask|find out|hear|know|learn|understand)"
_ARTICLE = r"(?:the|this|that|these|those|your) (?:articles?|library|news|passages?|sources?|text)"
_SOURCE = rf"(?:according to|based on) {_ARTICLE}"
_QUESTION = (
    r"(?:i(?:['’]?ve)?(?: got| had| have)? )?(?:just )?(?:a |an |another |my |one )?"
    r"(?:(?:dumb|genuine|honest|noob|quick|random|really|serious|short|silly|simple|small|stupid"
    r"|very) )*"
    r"questions?(?: for (?:you|u|the bot))?"
)
_CURIOUS = r"(?:just )?(?:asking|checking|curious|wondering)|asking for a friend|out of curiosity"

# What may stand before a question, where that or a comma follows.
_BEFORE = "|".join(
    (
        r"(?:dear|(?:good )?(?:afternoon|day|evening|morning)|greetings|hello|hey+|hi+|hiya|howdy"
        rf"|yo)(?: (?:{_ALL}))*",
        r"(?:actually|ah|alright|and|anyways?|basically|bot|but|damn|e+r+m*|gosh|honestly|jee+z"
        r"|now|off[- ]topic|oh|oh my god|ok|okay|ouch|remind me|right|so+|sorry|ugh|wait"
        r"|well|whoa|wow|yeah|yikes)",
        _QUESTION,
        _CURIOUS,
        _SOURCE,
        rf"{_I} (?:(?:can|do)(?:n?['’]?t|not| not)|cannot)(?: for the life of me)?"
        r" (?:find|know|recall|remember|understand)",
        rf"{_I} (?:forget|forgot|missed)|go on(?: then)?",
    )
)
# What is never part of a question, and what asks somebody to answer it.
_ASKING = "|".join(
    (
        rf"{_PLEASE}|btw|by the way|excuse me|fyi|haha+|hm+|lo+l|ngl|omf?g|tbh|u+h+m*|wtf|u+m+",
        rf"(?:(?:do|does|would) )?(?:{_SOMEBODY}){_HERE} (?:know|recall|remember)s?",
        rf"(?:(?:do|does) )?(?:{_SOMEBODY}){_HERE} (?:got|has|have) (?:an?|any|some)"
        r" (?:clue|idea)s?",
        rf"(?:can|could|will|wo|would)(?:n?['’]?t)? (?:{_SOMEBODY}){_HERE} {_SLOWLY}"
        r"(?:(?:check|clarify|confirm|explain|look up|say|tell)(?: to)?(?: me| us)?"
        r"|(?:give|show) (?:me|us)"
        r"|(?:help|let|remind) (?:me|us)(?: (?:find out|find|know|understand))?)",
        rf"{_SLOWLY}(?:enlighten|remind|show|tell) (?:me|us)(?: again)?",
        rf"{_SLOWLY}(?:let (?:me|us) know|help me (?:find out|understand))",
        rf"{_I}(?:['’]?d| would) {_SLOWLY}(?:like|love) to {_LEARN}",
        rf"(?:{_I} )?{_SLOWLY}(?:need(?:ed)? to|wanna|want(?:ed)? to|wish to) {_LEARN}",
        rf"{_I}(?:['’]?m| am| was|['’]?ve been| have been) {_SLOWLY}"
        rf"(?:curious|hoping to {_LEARN}|looking for|wondering)",
        rf"(?:{_I}(?:['’]?m| am| was|['’]?ve been| have been) )?{_SLOWLY}"
        r"trying to (?:figure out|find out|remember|understand|work out)",
        rf"{_I} wonder(?:ed)?|(?:can|could|let|may) (?:i|me) ask(?: you)?",
        r"what i(?:['’]?d like| need| want| would like)(?: to know)? is",
        r"what i(?:['’]?m| am) (?:after|asking|looking for|wondering) is",
        r"(?:got )?any (?:clue|idea|info|information)s?(?: (?:as to|on))?",
        rf"(?:any chance |{_I}(?:['’]?m| am| was) hoping )(?:that )?(?:{_SOMEBODY}){_HERE}"
        rf" (?:knows?|(?:can|could) {_SLOWLY}(?:explain|remind me|say|tell me|tell))",
        rf"(?:do|does) (?:it|any of (?:the|your) articles|{_ARTICLE}|the (?:piece|story))"
        r"(?: (?:actually|also|even))? (?:mention|say|state|tell)(?: anything| anywhere)?"
        r"(?: about)?",
        r"is there any(?:thing| info| information| news)?(?: in (?:here|it|there))? (?:about|on)",
        r"(?:do (?:you|u|we) have|have (?:you|u|we) got) any(?:thing| info| information)"
        r" (?:about|on)",
        r"what(?:['’]?s| is) (?:going on|happening|the (?:deal|latest|situation|story)|up)"
        r" (?:about|on|with)",
    )
)
ASKING_WORDS = r"(?:wh(?:at|en|ere|ich|om?|ose|y)|how)"
"""The words that ask, as a pattern."""
PREPOSITIONS = "after|at|by|during|for|from|in|of|on|to|under|with"
"""What may stand before them."""
WHETHER = later(rf"\W*(?:{AUXILIARIES})(?:n['’]?t)?\b", re.IGNORECASE)
"""How a question begins that may be answered by yes or no."""
_STARTS = (
    rf"(?:(?:{PREPOSITIONS}) )?{ASKING_WORDS}s?|if|whether|{AUXILIARIES}|any(?:body|one)"
    r"|i(?:['’](?:d|m|ve))?|an?|that|the|these|this|those"
)
_FIRST = later(
    rf"\W*(?:(?P<asking>{_ASKING})(?!['’]\w)(?:\W+|$)"
    rf"|(?P<before>{_BEFORE})(?:\s*[,:;.!?…]+\s*|\s+[–—-]+\s+"
    rf"|\s+(?=(?:{_STARTS}|{_BEFORE}|{_ASKING})\b)))",
    re.IGNORECASE,
)
_OPENS = later(rf"(?:{_STARTS})\b", re.IGNORECASE)
_CAPITAL = later(r"[A-ZÀ-Þ]")
_INNER = later(r"\s(?!I\b)[A-ZÀ-Þ]")

# What may stand behind a question, and what may only behind a comma or its question mark.
_LAST = "|".join(
    (
        r"(?<!\bhe )(?<!\bi )(?<!\bit )(?<!\bshe )(?<!\bthey )(?<!\bto )(?<!\bwe )(?<!\byou )"
        rf"(?:{_PLEASE})",
        r"asap|asking for (?:a friend|my \w+)|btw|by the way|fyi|ha(?:ha)+h?|he(?:he)+|idk|lma+o+"
        r"|idc|jk|lo+l|ngl|pretty please|rn|rofl|tbh|tho|tysm|xd",
        r"(?<!\bgave )(?<!\bgive )(?<!\bgiving )(?<!\bher )(?<!\bhis )(?<!\bmy )(?<!\bof )"
        r"(?<!\bsaid )(?<!\bsay )(?<!\bthe )(?<!\btheir )(?<!\bwith )"
        r"(?:thank ?y?o?u+|thanking you|thanks|thanx|thx|appreciate (?:it|that))"
        r"(?: (?:a bunch|a lot|a million|a ton|and greetings|in advance|so much|very much"
        rf"|(?:you['’]?re|ur) the best|{_ALL}))*",
        rf"(?:does |do )?any(?:body|one){_HERE} knows?|i wonder|any (?:clues?|ideas?)",
        r"i (?:believe|guess|suppose|think)|afaik|iirc|or (?:nah|not|what)",
        r"if (?:any(?:body|one)|some(?:body|one)|you|u) knows?|if i may ask"
        r"|if you don['’]?t mind(?: (?:me|my) asking)?",
        _SOURCE,
    )
)
_SET_OFF = "|".join(
    (
        rf"(?:{_ALL})",
        r"(?:any )?help|(?:much )?(?:appreciated|obliged)|anyways?|bruh"
        rf"|cheers(?: (?:{_ALL}))*|correct|danke|eh|exactly|gracias|hm+|honestly|huh|merci"
        r"|(?:i(?:['’]?m| am) )?(?:genuinely |just )?curious|okay|ok|or (?:no|something)"
        r"|please tell me|really|remind me|right|seriously|sorry|ta|tell me|then|though|true|ty"
        r"|(?:do )?(?:you|u) know|y/n|yes or no"
        r"|(?:you['’]?re|ur) (?:a (?:legend|star)|the best)",
        _CURIOUS,
    )
)
_END = later(
    rf"(?:(?P<mark>[\s,.!?;:…–—-])(?P<last>{_LAST})|(?P<set>[,.!?;…])\s?(?P<off>{_SET_OFF}))"
    r"(?!\w)\W*$",
    re.IGNORECASE,
)
_ENDED = ".!?…"
_REACH = 80  # characters of what `_END` finds at once
_FEWEST = 2  # words that are left before "thanks" without a mark, and one more where they ask
_LEADING = frozenset(
    "a about after an and are before besides by for from is like of on or say says than the to was"
    " with without word".split()
)
_QUOTE, _UNQUOTE = later(r"(?<!\w)['‘]\w"), later(r"\w[.,!?]?['’](?!\w)")


def without_courtesies(question: str) -> str:
    """The question without what stands before and behind it, unless that is all: "hey, does anyone
    know who left? thanks" → "who left?".
    """
    rest = _rest(question)
    return rest if rest is question or words(rest) else question


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence is nothing else: "Thanks in advance!" """
    return not words(_rest(f"? {sentence}"))


def _rest(question: str) -> str:
    start, end = 0, len(question)
    while (found := _FIRST.match(question, start)) and not _begins_title(found, question):
        start = found.end()
    while found := _END.search(question, max(start, end - _REACH), end):
        if not _ends_question(found, question[start : found.start() + 1]):
            break
        end = found.start()
    if not start and end == len(question):
        return question
    return question[start:end].rstrip(" ,;:–—-")


def _begins_title(found: re.Match[str], question: str) -> bool:
    """Whether the words begin a name: "Tell Me", and "Hello, Dolly!" where nothing asks behind."""
    said = (found["asking"] or found["before"]).strip()
    if _INNER.search(said):
        return True
    behind = _CAPITAL.match(question, found.end()) and not _OPENS.match(question, found.end())
    return bool(behind and _CAPITAL.match(said))


def _ends_question(found: re.Match[str], before: str) -> bool:
    """Whether the words behind `before`, which ends with the mark between, are none of its own."""
    if _is_open(before) or (found["off"] and ":" in before and "?" not in before):
        return False
    mark, said = found["mark"] or found["set"], found["last"] or found["off"]
    if said.lower() == "or not" and not WHETHER.match(before):
        return False
    if mark in _ENDED or before.rstrip()[-1:] in _ENDED:
        return True
    if said[0].isupper() and not said.startswith(("I ", "I'", "I’")):
        return False
    if mark.isspace() and before.rstrip()[-1:] not in ",;:–—-":
        left = words(before)
        asks = _OPENS.match(before.lstrip()) is not None
        again = left[-1:] == words(said)[:1]
        return len(left) >= _FEWEST + asks and left[-1] not in _LEADING and not again
    return True


def is_quoting(before: str) -> bool:
    """Whether a quotation that began, in double marks, is not closed."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_open(before: str) -> bool:
    """Whether a quotation that began is not closed."""
    return is_quoting(before) or len(_QUOTE.findall(before)) > len(_UNQUOTE.findall(before))
