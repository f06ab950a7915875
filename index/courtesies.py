"""What people put before and behind a question: greetings, courtesies, "does anyone know". Pure."""

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
        r"(?:(?:check|clarify|explain|look up|say|tell)(?: to)?(?: me| us)?|(?:give|show) (?:me|us)"
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
_STARTS = (
    rf"(?:(?:after|at|by|during|for|from|in|of|on|to|under|with) )?(?:wh(?:at|en|ere|ich|om?|ose|y)"
    rf"|how)s?|if|whether|{AUXILIARIES}|any(?:body|one)|i(?:['’](?:d|m|ve))?"
    r"|an?|that|the|these|this|those"
)
_FIRST = later(
    rf"\W*(?:(?:{_ASKING})(?:\W+|$)"
    rf"|(?:{_BEFORE})(?:\s*[,:;.!?…]+\s*|\s+[–—-]+\s+|\s+(?=(?:{_STARTS}|{_BEFORE}|{_ASKING})\b)))",
    re.IGNORECASE,
)

# What may stand behind a question, and what may only behind a comma or its question mark.
_LAST = "|".join(
    (
        r"(?<!\bhe )(?<!\bi )(?<!\bit )(?<!\bshe )(?<!\bthey )(?<!\bto )(?<!\bwe )(?<!\byou )"
        rf"(?:{_PLEASE})",
        r"asap|asking for (?:a friend|my \w+)|btw|by the way|fyi|ha(?:ha)+h?|he(?:he)+|idk|lma+o+"
        r"|lo+l|ngl|pretty please|rofl|tbh|tho|tysm|xd",
        r"(?<!\bgave )(?<!\bgive )(?<!\bgiving )(?<!\bher )(?<!\bhis )(?<!\bmy )(?<!\bof )"
        r"(?<!\bsaid )(?<!\bsay )(?<!\bthe )(?<!\btheir )(?<!\bwith )"
        r"(?:thank you|thanking you|thanks|thanx|thx)"
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
        r"|please tell me|really|remind me|right|seriously|sorry|ta|tell me|then|though|true|ty"
        r"|(?:do )?(?:you|u) know|y/n|yes or no|(?:you['’]?re|ur) (?:a (?:legend|star)|the best)",
        _CURIOUS,
    )
)
_END = later(
    rf"(?:[\s,.!?;:…–—-](?:{_LAST})|[,.!?;:…–—-]\s?(?:{_SET_OFF}))(?!\w)\W*$", re.IGNORECASE
)
_LONGEST = 80  # characters of what `_END` finds at once


def without_courtesies(question: str) -> str:
    """The question without what stands before and behind it, unless that is all: "hey, does anyone
    know who left? thanks" → "who left?".
    """
    start, end = 0, len(question)
    while found := _FIRST.match(question, start):
        start = found.end()
    while found := _END.search(question, max(start, end - _LONGEST), end):
        end = found.start()
    if not start and end == len(question):
        return question
    rest = question[start:end].rstrip(" ,;:–—-")
    return rest if words(rest) else question
