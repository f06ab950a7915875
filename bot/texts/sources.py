"""The articles of the library, as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SourcesTexts:
    """The messages in one language."""

    heading: str  # articles, sentences
    own: str  # articles, sentences; this and the next stand side by side in small print
    shared: str  # articles, sentences
    found: str  # words, count
    none: str  # words
    page: str  # page, pages


ENGLISH = SourcesTexts(
    heading="**Articles in the library: {articles}** (sentences: {sentences})",
    own="of this server alone: {articles} (sentences: {sentences})",
    shared="shared by several servers: {articles} (sentences: {sentences})",
    found="With {words} in title or publisher: {count}",
    none="No article has {words} in its title or publisher.",
    page="Page {page} of {pages}. Any page: `/sources` with `page`.",
)

GERMAN = SourcesTexts(
    heading="**Artikel in der Bibliothek: {articles}** (Sätze: {sentences})",
    own="nur von diesem Server: {articles} (Sätze: {sentences})",
    shared="gemeinsame mehrerer Server: {articles} (Sätze: {sentences})",
    found="Mit {words} in Titel oder Herausgeber: {count}",
    none="Kein Artikel hat {words} in Titel oder Herausgeber.",
    page="Seite {page} von {pages}. Jede Seite: `/quellen` mit `seite`.",
)

FRENCH = SourcesTexts(
    heading="**Articles de la bibliothèque\u00a0: {articles}** (phrases\u00a0: {sentences})",
    own="de ce serveur seul\u00a0: {articles} (phrases\u00a0: {sentences})",
    shared="partagés par plusieurs serveurs\u00a0: {articles} (phrases\u00a0: {sentences})",
    found="Avec {words} dans le titre ou l’éditeur\u00a0: {count}",
    none="Aucun article n’a {words} dans le titre ou l’éditeur.",
    page="Page {page} sur {pages}. Toute autre page\u00a0: `/sources` avec `page`.",
)

SPANISH = SourcesTexts(
    heading="**Artículos de la biblioteca: {articles}** (frases: {sentences})",
    own="solo de este servidor: {articles} (frases: {sentences})",
    shared="compartidos por varios servidores: {articles} (frases: {sentences})",
    found="Con {words} en el título o el medio: {count}",
    none="Ningún artículo tiene {words} en el título o el medio.",
    page="Página {page} de {pages}. Cualquier página: `/fuentes` con `página`.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "sources": "quellen",
        "search": "suche",
        "public": "öffentlich",
        "List the articles that answers are taken from": (
            "Die Artikel auflisten, aus denen die Antworten stammen"
        ),
        "Only articles with these words in title or publisher": (
            "Nur Artikel mit diesen Wörtern in Titel oder Herausgeber"
        ),
        "Show the list to everybody here": "Die Liste allen hier zeigen",
    },
    "fr": {
        "sources": "sources",
        "search": "recherche",
        "public": "public",
        "List the articles that answers are taken from": (
            "Lister les articles dont les réponses sont tirées"
        ),
        "Only articles with these words in title or publisher": (
            "Seulement les articles avec ces mots dans le titre ou l’éditeur"
        ),
        "Show the list to everybody here": "Montrer la liste à tout le monde ici",
    },
    "es": {
        "sources": "fuentes",
        "search": "búsqueda",
        "public": "público",
        "List the articles that answers are taken from": (
            "Listar los artículos de los que salen las respuestas"
        ),
        "Only articles with these words in title or publisher": (
            "Solo artículos con estas palabras en el título o el medio"
        ),
        "Show the list to everybody here": "Mostrar la lista a todos aquí",
    },
}
