"""A question without what people put around it: greetings, courtesies, "does anyone know". Pure.

What asks nothing is left out, so that it is not looked up; nothing else is changed but spaces, and
capitals that say nothing where everything is typed in them.
"""

from __future__ import annotations

import re

from index.analysis import stop_words, words
from index.asides import without_asides
from index.kinds import AUXILIARIES
from index.patterns import later

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[Qq]\d*[.:)]|[-*•>])\s+(?=\S)")
"""What a question in a list begins with."""

_SOMEBODY = r"(?:any|some)(?:one|body)|(?:any|some) of (?:you|u)|you|u|y['’]?all|we"
_HERE = r"(?: (?:all|else|even|guys|happen to|here|out there|perhaps|possibly|still))*"
_ALL = (
    r"again|all|bot|bro|buddy|chat|dude|every(?:body|one)|folks|friends?|guys|man|mate|pal|people"
    r"|team|there|verbatim|y['’]?all"
)
_PLEASE = r"pl[esz]*ase|pl[sz]+|kindly"
_SLOWLY = rf"(?:(?:also|just|maybe|please|quickly|really|{_PLEASE}) )*"
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
        r"(?:actually|ah|alright|and|anyways?|basically|bot|but|damn|e+r+m*|gosh|honestly|jee+z|man"
        r"|now|oh|oh my god|ok|okay|ouch|pardon|remind me|right|so+|sorry|ugh|wait|well|whoa|wow"
        r"|yeah|yikes)",
        _QUESTION,
        _CURIOUS,
        _SOURCE,
        rf"{_I} (?:(?:can|do)(?:n['’]?t|not| not)|cannot) (?:find|know|recall|remember|understand)",
        rf"{_I} (?:forget|forgot|missed)",
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
        r"(?:(?:check|clarify|explain|look up|say|tell)(?: to)?(?: me| us)?|(?:give|show) (?:me|us)"
        r"|(?:help|let|remind) (?:me|us)(?: (?:find out|find|know|understand))?)",
        rf"{_SLOWLY}(?:enlighten|remind|show|tell) (?:me|us)(?: again)?",
        rf"{_SLOWLY}(?:let (?:me|us) know|help me (?:find out|understand))",
        rf"{_I}(?:['’]?d| would) {_SLOWLY}(?:like|love) to {_LEARN}",
        rf"{_I} {_SLOWLY}(?:need(?:ed)? to|wanna|want(?:ed)? to|wish to) {_LEARN}",
        rf"{_I}(?:['’]?m| am| was|['’]?ve been| have been) {_SLOWLY}"
        r"(?:curious|looking for|trying to (?:find out|remember|understand)|wondering)",
        rf"{_I} wonder(?:ed)?|(?:can|could|let|may) (?:i|me) ask(?: you)?",
        r"what i(?:['’]?d like| need| want| would like)(?: to know)? is",
        r"(?:got )?any (?:clue|idea|info|information)s?(?: (?:as to|on))?",
    )
)
_STARTS = (
    rf"(?:(?:after|at|by|during|for|from|in|of|on|to|under|with) )?(?:wh(?:at|en|ere|ich|om?|ose|y)"
    rf"|how)s?|if|whether|{AUXILIARIES}|any(?:body|one)|i(?:['’](?:d|m|ve))?"
)
_FIRST = later(
    rf"\W*(?:(?:{_ASKING})(?:\W+|$)"
    rf"|(?:{_BEFORE})(?:\s*[,:;.!?…]+\s*|\s+[–—-]+\s+|\s+(?=(?:{_STARTS}|{_BEFORE}|{_ASKING})\b)))",
    re.IGNORECASE,
)

# What may stand behind a question, and what may only behind a comma or its question mark.
_LAST = "|".join(
    (
        rf"(?<!he )(?<!i )(?<!it )(?<!she )(?<!they )(?<!to )(?<!we )(?<!you )(?:{_PLEASE})",
        r"asap|asking for a friend|btw|by the way|fyi|ha(?:ha)+h?|he(?:he)+|idk|lma+o|lo+l|ngl"
        r"|pretty please|rofl|tbh|tho|tysm|xd",
        r"(?<!gave )(?<!give )(?<!giving )(?<!her )(?<!his )(?<!my )(?<!of )(?<!say )(?<!said )"
        r"(?<!the )(?<!their )(?<!with )(?:thank you|thanks|thanx|thx)"
        rf"(?: (?:a bunch|a lot|a million|a ton|in advance|so much|very much|{_ALL}))*",
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
        r"(?:any )?help|(?:much )?appreciated|actually|anyways?|bruh|cheers|correct|eh|exactly|hm+"
        r"|honestly|huh|i(?:['’]?m| am) (?:just )?curious|okay|ok|or (?:no|something)"
        r"|please tell me|really|remind me|right|seriously|sorry|tell me|then|though|true|ty"
        r"|(?:do )?(?:you|u) know|y/n|yes or no",
        _CURIOUS,
    )
)
_END = later(
    rf"(?:[\s,.!?;:…–—-](?:{_LAST})|[,.!?;:…–—-]\s?(?:{_SET_OFF}))(?!\w)\W*$", re.IGNORECASE
)
_STRESSED = later(
    r"\b(how|what|when|where|who|why)(?: on earth| the (?:fuck|heck|hell))\b", re.IGNORECASE
)
_LONGEST = 80  # characters of what `_END` finds at once


def bare(question: str) -> str:
    """The question alone: "hey, does anyone know who left? thanks" → "who left". It is in small
    letters where all words begin with a capital.
    """
    plain = " ".join(question.split())
    begin = _NUMBERED.match(plain)
    plain = plain[begin.end() :] if begin else plain
    alone = _alone(plain)
    asking = without_asides(alone)
    alone = alone if asking == alone else _alone(asking)
    return _lowered(_STRESSED.sub(r"\1", alone))


def _alone(question: str) -> str:
    """The question without what stands before and behind it, unless it is all."""
    start, end = 0, len(question)
    while found := _FIRST.match(question, start):
        start = found.end()
    while found := _END.search(question, max(start, end - _LONGEST), end):
        end = found.start()
    rest = question[start:end].rstrip(" ,;:–—-")
    return rest if words(rest) else question


def _lowered(question: str) -> str:
    """The question in small letters where its capitals tell no names: WHO LEFT, Who Has Left."""
    tokens = question.split()
    titled = not any(token[0].islower() for token in tokens)
    if titled and not stop_words().isdisjoint(token.lower() for token in tokens[1:]):
        return question.lower()
    return question.lower() if question.isupper() else question
