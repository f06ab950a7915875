"""What a page gives instead of an article, or gives only in part.

Precision matters more than finding all: an article that is refused is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.prose.shapes import ends_sentence, normalised
from index.reading.pages.lines import words
from index.reading.pages.linked import as_list
from index.reading.pages.page import Page
from index.reading.pieces import Piece

PAYWALL = "paywall"
_SHORT = 150  # words; pages that stand before an article say little
_WHOLE = 400  # words; a text beyond this is not only the beginning, unless it breaks off
_LOCKED = re.compile(r"locked|metered|premium|paid|subscriber", re.I)
_GATED = re.compile(r"paywall|pay-wall|meter-?wall|regwall|subscription-gate|upgrade-cta", re.I)
_GATE = re.compile(
    r"subscribe (?:now )?(?:to|and) (?:continue|keep|read)|to continue reading,? (?:please )?"
    r"(?:subscribe|log in|sign in|register)|continue reading with a|(?:this|the rest of this)"
    r" (?:post|article|story|content) is (?:only )?(?:for|available to) (?:paying |paid |our )?"
    r"(?:subscribers|members)|reached your (?:limit|maximum) of|free articles? (?:left|remaining)"
    r"|subscribers only|unlock this article|to read the full (?:story|article),? (?:subscribe|sign)"
    r"|weiterlesen mit|jetzt weiterlesen|nur für abonnent|exklusiv für abonnent"
    r"|réservé aux abonnés|pour lire la suite|il vous reste .{1,6} de cet article"
    r"|(?:contenido )?(?:exclusivo|solo) para suscriptores|suscríbete para (?:seguir|leer)"
    r"|contenuto riservato agli abbonati|abbonati per leggere",
    re.I,
)
_WALLS = (  # in this order: a check for robots asks for JavaScript too
    (
        re.compile(
            r"\b404\b|(?:page|article|story) (?:was |could )?not (?:be )?found|no longer available"
            r"|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
            r"|página no encontrada|pagina non trovata",
            re.I,
        ),
        "says that the page was not found; check the address",
        True,
    ),
    (
        re.compile(
            r"verify (?:that )?you are (?:a )?human|are you a robot|not a robot|just a moment\.\.\."
            r"|checking your browser|unusual traffic|captcha|ddos protection|access denied"
            r"|review the security of your connection",
            re.I,
        ),
        "is a check for robots and not the article; save the page from a browser and add the file",
        False,
    ),
    (
        re.compile(
            r"(?:enable|turn on|activate|requires|without|need) (?:java ?script|js)\b"
            r"|javascript (?:is )?(?:disabled|required|aktivieren)|aktivieren sie javascript"
            r"|activer javascript|activa(?:r)? javascript",
            re.I,
        ),
        "shows its text only with JavaScript; save the page from a browser and add the file",
        False,
    ),
)
_LOGIN = re.compile(
    r"^\W*(?:log ?in|sign ?in|anmelden|einloggen|(?:se )?connexion|iniciar sesión|accedi)\b", re.I
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|einwilligung|datenschutz\w*|tracking|privacy|privatsphäre|partners?"
    r"|partnern?|personali[sz]ed advert\w*|consentement|confidentialité|consentimiento|privacidad"
    r"|accept all|akzeptieren|tout accepter|aceptar)\b",
    re.I,
)
_COLLECTIONS = {"CollectionPage", "ItemList", "SearchResultsPage"}
_MOST_LINKED = 0.55  # of the words
_LEAST_PARAGRAPH = 25  # words of the longest paragraph of an article
_LEAST, _LEAST_TOLD = 20, 5  # words of an article; of one that the page says it is


def wall(page: Page, parts: list[Piece]) -> str | None:
    """What the page is instead of an article, and the remedy; None for an article."""
    size = sum(words(part.text) for part in parts)
    seen = [line.text for line in page.lines]
    is_short = size < _SHORT and sum(map(words, seen)) < 4 * _SHORT
    if is_short and (reason := _stands_before(page, seen, size)):
        return reason
    if _is_index(page, parts):
        return "is a list of links and holds no article; add the articles' own addresses"
    if size < (_LEAST_TOLD if page.tells_article else _LEAST):
        return "holds no article that can be told from its menus; save its text as .txt"
    return None


def _stands_before(page: Page, seen: list[str], size: int) -> str | None:
    headings = [*_headings(page), page.tree.xpath("string(.//title)").strip()]
    hidden = ["".join(each.itertext()) for each in page.tree.iter("noscript")]
    for phrase, reason, only_headed in _WALLS:
        lines = headings if only_headed else [*headings, *seen, *(hidden if size < _LEAST else [])]
        if any(map(phrase.search, lines)):
            return reason
    asks_password = page.tree.xpath('boolean(.//input[@type="password"])')
    if asks_password and any(map(_LOGIN.search, headings)):
        return "is a page to log in; save the article from a browser and add the file"
    if _is_consent(seen):
        return "is a cookie wall and not the article; save the page from a browser and add the file"
    return None


def _headings(page: Page) -> Iterable[str]:
    return ["".join(each.itertext()).strip() for each in page.tree.iter("h1", "h2")]


def _is_consent(seen: list[str]) -> bool:
    """Whether most of what is seen is about consent."""
    about = sum(words(line) for line in seen if len(_CONSENT.findall(line)) > (words(line) > 12))
    return about > 0.5 * sum(map(words, seen))


def _is_index(page: Page, parts: list[Piece]) -> bool:
    """Whether the page only leads to articles: its words are links, and what is said of each is
    short. A page that says it is no article needs fewer of them.
    """
    if page.tells_article:
        return False
    linked = sum(words(line.text) * line.linked for line in page.lines)
    every = sum(words(line.text) for line in page.lines)
    longest = max((words(line) for part in parts for line in part.text.split("\n")), default=0)
    if page.linked.kinds & _COLLECTIONS or page.meta.first("og:type") == "website":
        return linked > _MOST_LINKED / 2 * every and longest < _LEAST_PARAGRAPH
    return linked > _MOST_LINKED * every and longest < 2 * _LEAST_PARAGRAPH


def notes(page: Page, parts: list[Piece]) -> tuple[str, ...]:
    """("paywall",) where the page gives only the beginning of its article."""
    size = sum(words(part.text) for part in parts)
    breaks_off = bool(parts) and not ends_sentence(normalised(parts[-1].text))
    breaks_off = breaks_off or parts[-1].text.endswith(("…", "..."))
    gated = any(_GATE.search(line.text) for line in page.lines if len(line.text) < 300)
    if _is_locked(page):
        only_begins = gated or breaks_off or size < _SHORT or _has_gate(page)
    else:
        only_begins = gated and (breaks_off or size < _WHOLE)
    return (PAYWALL,) if only_begins and not _holds_rest(page) else ()


def _is_locked(page: Page) -> bool:
    """Whether the page says that its article is not for everybody."""
    free = page.linked.article.get("isAccessibleForFree")
    tier = page.meta.first("content_tier", "article:content_tier", "og:article:content_tier")
    return str(free).lower() == "false" or bool(tier and _LOCKED.search(tier))


def _has_gate(page: Page) -> bool:
    marks = page.tree.xpath(".//@class | .//@id")
    return any(map(_GATED.search, map(str, marks)))


def _holds_rest(page: Page) -> bool:
    """Whether what the JSON-LD says is locked stands in the page all the same."""
    for part in as_list(page.linked.article.get("hasPart")):
        selector = part.get("cssSelector") if isinstance(part, dict) else None
        name = re.fullmatch(r"\.([\w-]+)", selector.strip()) if isinstance(selector, str) else None
        if name:
            held = page.tree.xpath(
                './/*[contains(concat(" ", @class, " "), concat(" ", $name, " "))]', name=name[1]
            )
            return sum(words(" ".join(each.itertext())) for each in held) > _SHORT // 2
    return False
