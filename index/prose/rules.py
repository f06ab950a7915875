"""What a single line is when it is not prose: a table of named rules.

A rule knows lines by their shape and by phrases that pages of all outlets share, and no outlet
by name. Lines are taken as `shapes.normalised` returns them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.prose import captions, corrections, credits, dates


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines that `fits` are of this kind."""

    kind: str
    fits: Callable[[str], object]


def _phrase(*shapes: str) -> Callable[[str], object]:
    """Whether a whole line has one of these shapes, whatever its case."""
    return re.compile("|".join(f"(?:{shape})" for shape in shapes), re.I).fullmatch


_NETWORK = (
    "(?:facebook|twitter|x|instagram|linkedin|whatsapp|reddit|telegram|pinterest|messenger|pocket"
    "|threads|bluesky|mastodon|youtube|tiktok|flipboard|google news|e-?mail|sms)"
)
_ARTICLE = "(?:article|story|post|page|link|report)"
_LINKS = "(?:articles?|stor(?:y|ies)|posts?|news|links?|content|coverage|reading|topics?|videos?)"

_SEPARATOR = re.compile(r"[\W_]+")
_ADVERTISEMENT = _phrase(
    r"[\W_]*(?:advertisements?|advertising|sponsored(?: content| post)?|promoted(?: content)?"
    r"|paid (?:content|post)|skip advertisement)[\W_]*",
    rf"{_ARTICLE} continues (?:below|after)(?: (?:the |this )?advertisement)?[\W_]*",
    r"continue reading(?: (?:below|the main story))?[\W_]*|scroll (?:down )?to continue.{0,20}",
)
_NAVIGATION = _phrase(
    r"skip to (?:the )?(?:main )?(?:content|navigation)|menu|search|home|back to top",
    r"load more.{0,20}|log ?in|sign in|register|show more|next|previous|(?:next|previous) article",
    r"\d+[ -]min(?:ute)?s?(?: of)? read(?:ing time)?|reading time:? .{1,20}",
    r"(?:listen to|print|save) this article|view (?:all )?comments",
    r"(?:home|news)(?: [>›»] [^.!?>›»]{1,60})+|[^.!?>›»]{1,40}(?: [>›»] [^.!?>›»]{1,60}){2,}",
)
_SHARING = _phrase(
    rf"(?:click to )?(?:share|tweet|pin|e-?mail)(?: this)?(?: {_ARTICLE})?"
    rf"(?: (?:on|via|to|by|with) (?:{_NETWORK}|(?:a |your )?friends?))?(?: \(.{{1,30}}\))?",
    rf"{_NETWORK}(?:[\s|,/•·]+{_NETWORK})+",
    r"copy link|link copied.{0,20}|print|bookmark",
)
_DATE_LABEL = _phrase(r"(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:?")
_NEWSLETTER = _phrase(
    r"subscribe\b.{0,180}|(?:our |the )?(?:daily |weekly |free )*newsletters?",
    r"sign[- ]?up\b.{0,80}\b(?:newsletters?|e-?mails?|alerts?|updates?|briefing|inbox|digest)\b"
    r".{0,100}",
    r"sign[- ]?up (?:now|today|here|for free)[.!]?",
    r"(?:get|receive|want|have)\b.{0,120} (?:to|in|into) your (?:inbox|e-?mail)\b.{0,60}",
    r".{0,100}\b(?:delivered|straight|direct(?:ly)?)\b.{0,10} to your (?:inbox|e-?mail)\b.{0,60}",
    rf"follow (?:us\b.{{0,80}}|@\w+.{{0,60}}|.{{1,60}} on {_NETWORK}\b.{{0,80}})",
    r"(?:like|find|join|watch) us on .{1,80}|download (?:our|the .{1,40}) app\b.{0,80}",
    r"join our (?:telegram|whatsapp|facebook|discord|mailing|community)\b.{0,80}",
    r"enter your e-?mail.{0,60}|thank you for (?:subscribing|signing up).{0,60}",
)
_NOTICE = _phrase(
    r"(?:we|(?:this|our) (?:web)?site)(?: and our partners)? uses? cookies\b.{0,280}",
    r"accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences)",
    r"by (?:continuing|using|clicking)\b.{0,80}\b(?:cookies|terms|privacy)\b.{0,120}",
    r"(?:(?:cookie|privacy) (?:policy|settings|notice)|terms (?:of (?:use|service)|and conditions)"
    r"|contact us|about us|[\s|•·,&])+",
    r"please enable javascript.{0,80}",
)
_COMMENTS = _phrase(
    r"(?:leave|post|add|write) (?:a |your )?(?:reply|comment|response)s?(?: cancel reply)?",
    r"your e-?mail address will not be published\b.{0,80}|required fields are marked.{0,20}",
    r"(?:name|e-?mail|website|comment) ?\*|save my name\b.{0,120}|cancel reply",
    r"(?:\d+|no) comments?|comments? ?\(\d+\)|notify me of .{1,80}|comments are (?:closed|off).?",
    r"(?:you must be |please )?log(?:ged)? in to (?:post a )?(?:comment|reply).{0,40}",
    r"be the first to comment.?|join the (?:conversation|discussion).?",
)
_COMMENT_FIELD = _phrase(r"(?:name|e-?mail|website|comment|submit|post comment|send)[ *:]*")
_RELATED = _phrase(
    r"[#\s]*(?:(?:you (?:may|might)(?: also)? (?:like|enjoy|be interested in)"
    r"|(?:products|articles|stories|posts|videos|news) you (?:may|might)(?: also)? like"
    rf"|related(?: {_LINKS})?|(?:more )?(?:recommended|suggested)(?: (?:for you|{_LINKS}))?"
    r"|read (?:more|next|also|this next)|also read|more (?:to read|like this|in this section)"
    rf"|what to read next|up next|more {_LINKS}|more (?:from|on|about) .{{1,40}}"
    r"|trending(?: now| stories| news| topics)?|most (?:read|popular|viewed|shared|commented)"
    r"(?: (?:articles|stories|news))?|popular (?:posts|articles|stories|now)"
    r"|(?:top|latest|recent|other|featured) (?:stories|news|posts|articles|headlines)"
    r"|editors?'?s? picks?|don't miss|in case you missed it|from (?:around )?the web"
    r"|see also)[\s:.…→»>!]*)",
)
_LINK = _phrase(
    r"(?:read (?:more|also|next|this)|also read|related(?: (?:article|story|link|post|news))?"
    r"|see also|don't miss|you may also like|more|watch)\s?[:|»>→]\s?.{1,200}",
    r"(?:https?://|www\.)\S+|(?:click|tap) here (?:to|for) .{1,100}",
    rf"read (?:the )?(?:full|original|rest of the) {_ARTICLE}\b.{{0,80}}",
)
_STAFF = _phrase(
    r"\(?(?:additional |with )?(?:reporting|writing|assistance|inputs?|files|edited|compiled"
    r"|translated)(?: and (?:writing|editing))? (?:by|from) .{2,200}",
    r".{3,80} contributed to this (?:report|story|article)\.?|our standards: .{1,80}",
    rf"this {_ARTICLE} (?:was )?(?:originally|first) (?:published|appeared) (?:by|in|on|at) "
    r".{2,80}",
)

RULES = (
    Rule("separator", _SEPARATOR.fullmatch),
    Rule("correction", corrections.is_note),
    Rule("advertisement", _ADVERTISEMENT),
    Rule("sharing", _SHARING),
    Rule("navigation", _NAVIGATION),
    Rule("newsletter", _NEWSLETTER),
    Rule("notice", _NOTICE),
    Rule("comment form", _COMMENTS),
    Rule("related links", _RELATED),
    Rule("related links", _LINK),
    Rule("date line", _DATE_LABEL),
    Rule("credit", captions.is_credit),
    Rule("copyright", lambda plain: credits.holder(plain) is not None),
    Rule("credit", credits.distributor),
    Rule("credit", _STAFF),
    Rule("caption", captions.is_named_or_credited),
)
EDGE_RULES = (
    Rule("credit", credits.source),
    Rule("byline", credits.byline),
    Rule("date line", dates.line_date),
)
"""Rules for lines that stand before all prose or after it."""


def kind(plain: str, table: Sequence[Rule] = RULES) -> str | None:
    """The kind of the first rule that the line fits; None where it fits none."""
    for rule in table:
        if rule.fits(plain):
            return rule.kind
    return None


def opens_links(plain: str) -> bool:
    """Whether the line is the heading of a list of links to other articles."""
    return bool(_RELATED(plain))


def is_comment_field(plain: str) -> bool:
    """Whether the line may be a field or a button of a comment form."""
    return bool(_COMMENT_FIELD(plain))
