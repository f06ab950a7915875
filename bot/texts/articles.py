"""A server's own articles: listing, showing, removing them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ArticlesTexts:
    """The messages in one language."""

    more: str  # count; at most 50 characters
    sentences: str  # count
    list_heading: str  # count
    list_empty: str
    page: str  # page, pages

    is_own: str
    is_shared: str
    updated_on: str  # date; this and the next two stand side by side
    author: str  # name
    in_language: str  # tag
    versions: str  # count
    version: str  # number, date, sentences
    copied: str  # count
    cuts: str  # count
    no_cuts: str
    kinds: str  # of cuts, parted by ", ", in the order of bot.articles.telling.KINDS
    notes: str  # on texts, in the order of bot.articles.telling.NOTES

    asked_to_remove: str  # title
    remove_button: str  # at most 60 characters
    confirm: str
    removed: str  # title
    not_own: str  # title
    unknown: str  # text


ENGLISH = ArticlesTexts(
    more="… and {count} more",
    sentences="sentences: {count}",
    list_heading="**Articles of this server: {count}**",
    list_empty="This server has no articles of its own yet. Add some with `/articles add`.",
    page="Page {page} of {pages}. Any page: `/articles list` with `page`.",
    is_own="article of this server",
    is_shared="shared article",
    updated_on="updated {date}",
    author="by: {name}",
    in_language="language: {tag}",
    versions="**Versions: {count}**",
    version="{number}: {date}, {sentences}",
    copied="**The same story elsewhere: {count}**",
    cuts="**Cut from the text, never quoted: {count}**",
    no_cuts="Nothing was cut from the text.",
    kinds=(
        "headline, section label, byline, date line, credit, copyright, caption, related links,"
        " newsletter, sharing, navigation, advertisement, notice, comment form, separator,"
        " correction, table, footnote, code, running header, other text of the page"
    ),
    notes="only the beginning: the rest has to be paid for, only an excerpt",
    asked_to_remove=(
        "Remove **{title}** with all its versions? Answers that quote it can then no longer show"
        " what stands around the quote."
    ),
    remove_button="Remove",
    confirm="To do so, repeat the command with `confirm: True`.",
    removed="**{title}** was removed.",
    not_own=(
        "**{title}** is one of the articles that several servers share; only whoever runs me can"
        " remove it."
    ),
    unknown="There is no article “{text}”. Please choose one that is suggested while you type.",
)

GERMAN = ArticlesTexts(
    more="… und {count} weitere",
    sentences="Sätze: {count}",
    list_heading="**Artikel dieses Servers: {count}**",
    list_empty=(
        "Dieser Server hat noch keine eigenen Artikel. Füg welche mit `/artikel hinzufügen` hinzu."
    ),
    page="Seite {page} von {pages}. Jede Seite: `/artikel liste` mit `seite`.",
    is_own="Artikel dieses Servers",
    is_shared="gemeinsamer Artikel",
    updated_on="aktualisiert {date}",
    author="von: {name}",
    in_language="Sprache: {tag}",
    versions="**Versionen: {count}**",
    version="{number}: {date}, {sentences}",
    copied="**Dieselbe Meldung anderswo: {count}**",
    cuts="**Aus dem Text geschnitten, nie zitiert: {count}**",
    no_cuts="Aus dem Text wurde nichts geschnitten.",
    kinds=(
        "Überschrift, Rubrik, Autorenzeile, Datumszeile, Nachweis, Copyright, Bildunterschrift,"
        " verwandte Links, Newsletter, Teilen, Navigation, Werbung, Hinweis, Kommentarfeld,"
        " Trennlinie, Korrektur, Tabelle, Fußnote, Code, Kolumnentitel, übriger Text der Seite"
    ),
    notes="nur der Anfang: der Rest ist kostenpflichtig, nur ein Auszug",
    asked_to_remove=(
        "**{title}** mit allen Versionen entfernen? Antworten, die den Artikel zitieren, können"
        " dann nicht mehr zeigen, was um das Zitat steht."
    ),
    remove_button="Entfernen",
    confirm="Dafür wiederhol den Befehl mit `bestätigen: True`.",
    removed="**{title}** wurde entfernt.",
    not_own=(
        "**{title}** gehört zu den gemeinsamen Artikeln mehrerer Server; nur wer mich betreibt,"
        " kann ihn entfernen."
    ),
    unknown=(
        "Es gibt keinen Artikel „{text}“. Bitte wähl einen, der beim Tippen vorgeschlagen wird."
    ),
)

FRENCH = ArticlesTexts(
    more="… et {count} de plus",
    sentences="phrases\u00a0: {count}",
    list_heading="**Articles de ce serveur\u00a0: {count}**",
    list_empty=("Ce serveur n’a pas encore d’articles à lui. Ajoutez-en avec `/articles ajouter`."),
    page="Page {page} sur {pages}. Toute page\u00a0: `/articles liste` avec `page`.",
    is_own="article de ce serveur",
    is_shared="article partagé",
    updated_on="mis à jour {date}",
    author="auteur\u00a0: {name}",
    in_language="langue\u00a0: {tag}",
    versions="**Versions\u00a0: {count}**",
    version="{number}\u00a0: {date}, {sentences}",
    copied="**Le même sujet ailleurs\u00a0: {count}**",
    cuts="**Coupé du texte, jamais cité\u00a0: {count}**",
    no_cuts="Rien n’a été coupé du texte.",
    kinds=(
        "titre, rubrique, signature, ligne de date, crédit, mention de droits, légende,"
        " liens connexes, lettre d’information, partage, menu, publicité, avis,"
        " formulaire de commentaire, filet, rectificatif, tableau, note de bas de page, code,"
        " titre courant, autre texte de la page"
    ),
    notes="début seulement\u00a0: la suite est payante, extrait seulement",
    asked_to_remove=(
        "Retirer **{title}** avec toutes ses versions\u00a0? Les réponses qui le citent ne pourront"
        " plus montrer ce qui entoure la citation."
    ),
    remove_button="Retirer",
    confirm="Pour cela, répétez la commande avec `confirmer\u00a0: True`.",
    removed="**{title}** a été retiré.",
    not_own=(
        "**{title}** fait partie des articles partagés par plusieurs serveurs\u00a0; seule la"
        " personne qui m’administre peut le retirer."
    ),
    unknown=(
        "Il n’y a pas d’article «\u00a0{text}\u00a0». Choisissez-en un parmi ceux qui sont proposés"
        " pendant la saisie."
    ),
)

SPANISH = ArticlesTexts(
    more="… y {count} más",
    sentences="frases: {count}",
    list_heading="**Artículos de este servidor: {count}**",
    list_empty=(
        "Este servidor aún no tiene artículos propios. Añade algunos con `/artículos añadir`."
    ),
    page="Página {page} de {pages}. Cualquier página: `/artículos lista` con `página`.",
    is_own="artículo de este servidor",
    is_shared="artículo compartido",
    updated_on="actualizado {date}",
    author="autor: {name}",
    in_language="idioma: {tag}",
    versions="**Versiones: {count}**",
    version="{number}: {date}, {sentences}",
    copied="**La misma noticia en otros medios: {count}**",
    cuts="**Cortado del texto, nunca citado: {count}**",
    no_cuts="No se cortó nada del texto.",
    kinds=(
        "titular, sección, firma, línea de fecha, crédito, derechos, pie de foto,"
        " enlaces relacionados, boletín, compartir, navegación, publicidad, aviso,"
        " formulario de comentarios, separador, corrección, tabla, nota al pie, código,"
        " título de página, otro texto de la página"
    ),
    notes="solo el comienzo: el resto es de pago, solo un extracto",
    asked_to_remove=(
        "¿Quitar **{title}** con todas sus versiones? Las respuestas que lo citan ya no podrán"
        " mostrar lo que rodea la cita."
    ),
    remove_button="Quitar",
    confirm="Para ello, repite el comando con `confirmar: True`.",
    removed="**{title}** se ha quitado.",
    not_own=(
        "**{title}** es uno de los artículos compartidos por varios servidores; solo quien"
        " me administra puede quitarlo."
    ),
    unknown="No hay ningún artículo «{text}». Elige uno de los que se sugieren al escribir.",
)
