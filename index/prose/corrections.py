"""Notes in which editors say what an earlier version of an article had wrong.

A note may be longer than other lines that are no prose. Lines are taken as `shapes.normalised`
returns them.
"""

from __future__ import annotations

import re

# What a note begins with before its colon, in English, German, French and Spanish.
_NAMES = (
    "corrections?(?: and clarifications?)?|clarifications?|erratum|errata|editors?'s? notes?",
    "korrektur(?:hinweis)?|berichtigung|richtigstellung",
    r"(?:anmerkung|anm\.|hinweis) (?:der |d\. ?)red(?:aktion|\.)",
    "rectificatif|mise au point|note de la rédaction|ndlr",
    "correcci(?:ón|ones)|rectificación|aclaración|fe de (?:erratas?|errores)",
    "nota (?:del editor|de (?:la )?redacción)",
)
# How its first sentence begins where it has no name.
_SENTENCES = (
    "an? (?:earlier|previous|prior|original) version of this (?:article|story|post|report|page)",
    "this (?:article|story|post|report|page) (?:has been|was) (?:corrected|amended|clarified"
    "|updated to (?:correct|clarify|fix|reflect))",
    "in einer (?:früheren|vorherigen|ursprünglichen|ersten) (?:version|fassung)"
    " (?:dieses|des) (?:artikels|textes|beitrags|berichts)",
    "(?:dieser artikel|dieser text|dieser beitrag) wurde .{0,60}(?:korrigiert|berichtigt)",
    "(?:dans )?une (?:première version|version (?:précédente|antérieure|initiale))"
    " de (?:cet article|ce texte)",
    "(?:cet article|ce texte) a été (?:corrigé|rectifié)",
    "(?:en )?una versión (?:anterior|previa) de est[ea] (?:artículo|texto|noticia|nota)",
    "est[ea] (?:artículo|texto|noticia|nota) (?:ha sido|fue) (?:corregid|rectificad)[oa]",
)
_NOTE = re.compile(
    rf"[\W_]*(?:(?:{'|'.join(_NAMES)})(?: \(.{{1,40}}\)|,? .{{1,30}})?(?: ?:| [–—-])[\W_]*\w"
    rf"|(?:{'|'.join(_SENTENCES)})\b)",
    re.I,
)


def is_note(plain: str) -> bool:
    """Whether the text is a correction, a clarification or another note of the editors."""
    return bool(_NOTE.match(plain))
