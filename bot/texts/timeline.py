"""What the articles say of a topic, by date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimelineTexts:
    """The messages in one language."""

    heading: str  # topic
    counts: str  # dated, undated
    order: str
    undated: str
    not_found: str
    no_topic: str
    page: str  # page, pages


ENGLISH = TimelineTexts(
    heading="**Timeline: {topic}**",
    counts="Sentences with a date: {dated}, without a clear one: {undated}",
    order="Each date is of what the sentence in its own words tells, not of its publication.",
    undated="**Without a clear date**",
    not_found="**Not found.** No sentence in the library speaks of this topic.",
    no_topic="There is no topic to look up. Please name one in a few words.",
    page="Page {page} of {pages}. Any page: `/timeline` with `page`.",
)

GERMAN = TimelineTexts(
    heading="**Zeitleiste: {topic}**",
    counts="Sätze mit Datum: {dated}, ohne klares Datum: {undated}",
    order="Jedes Datum gilt dem, was der Satz selbst erzählt, nicht seiner Veröffentlichung.",
    undated="**Ohne klares Datum**",
    not_found="**Nicht gefunden.** Kein Satz in der Bibliothek spricht von diesem Thema.",
    no_topic="Da ist kein Thema zum Nachschlagen. Bitte nenn eines in ein paar Worten.",
    page="Seite {page} von {pages}. Jede Seite: `/zeitleiste` mit `seite`.",
)

FRENCH = TimelineTexts(
    heading="**Chronologie\u00a0: {topic}**",
    counts="Phrases datées\u00a0: {dated}, sans date claire\u00a0: {undated}",
    order="Chaque date est celle de ce que la phrase raconte, non celle de sa publication.",
    undated="**Sans date claire**",
    not_found="**Introuvable.** Aucune phrase de la bibliothèque ne parle de ce sujet.",
    no_topic="Il n’y a aucun sujet à chercher. Indiquez-en un en quelques mots.",
    page="Page {page} sur {pages}. Toute autre page\u00a0: `/chronologie` avec `page`.",
)

SPANISH = TimelineTexts(
    heading="**Cronología: {topic}**",
    counts="Frases con fecha: {dated}, sin fecha clara: {undated}",
    order="Cada fecha es la de lo que cuenta la frase, no la de su publicación.",
    undated="**Sin fecha clara**",
    not_found="**No encontrado.** Ninguna frase de la biblioteca habla de este tema.",
    no_topic="No hay ningún tema que buscar. Indica uno en pocas palabras.",
    page="Página {page} de {pages}. Cualquier página: `/cronología` con `página`.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "timeline": "zeitleiste",
        "topic": "thema",
        "Show what the articles say of a topic, by date": (
            "Zeigen, was die Artikel zu einem Thema sagen, nach Datum"
        ),
        "What it is about, in a few words": "Worum es geht, in ein paar Worten",
    },
    "fr": {
        "timeline": "chronologie",
        "topic": "sujet",
        "Show what the articles say of a topic, by date": (
            "Montrer ce que les articles disent d’un sujet, par date"
        ),
        "What it is about, in a few words": "De quoi il s’agit, en quelques mots",
    },
    "es": {
        "timeline": "cronología",
        "topic": "tema",
        "Show what the articles say of a topic, by date": (
            "Mostrar lo que los artículos dicen de un tema, por fecha"
        ),
        "What it is about, in a few words": "De qué se trata, en pocas palabras",
    },
}
