"""The commands that keep a server's articles, in other languages than English."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "articles": "artikel",
        "add": "hinzufügen",
        "remove": "entfernen",
        "list": "liste",
        "show": "zeigen",
        "file": "datei",
        "url": "adresse",
        "article": "artikel",
        "confirm": "bestätigen",
        "page": "seite",
        "Keep the articles that belong to this server alone": (
            "Die Artikel pflegen, die nur diesem Server gehören"
        ),
        "Add the articles of a file or a web address, or paste one into a form": (
            "Artikel einer Datei oder Webadresse hinzufügen oder einen in ein Formular einfügen"
        ),
        "Text, Markdown, web page, PDF, DOCX, EPUB, JSON lines, feed, or a ZIP of them": (
            "Text, Markdown, Webseite, PDF, DOCX, EPUB, JSON-Zeilen, Feed oder ein ZIP davon"
        ),
        "Address of a page, file or feed; its site has to let programs read it": (
            "Adresse einer Seite, einer Datei oder eines Feeds; die Website muss Programme zulassen"
        ),
        "Remove an article of this server with all its versions": (
            "Einen Artikel dieses Servers mit allen Versionen entfernen"
        ),
        "The article: choose one that is suggested": ("Der Artikel: einer, der vorgeschlagen wird"),
        "Remove it without asking again": "Ohne Rückfrage entfernen",
        "List the articles of this server": "Die Artikel dieses Servers auflisten",
        "The page to show": "Die Seite, die gezeigt wird",
        "Show what is known of an article, its versions and its cuts": (
            "Zeigen, was von einem Artikel bekannt ist, seine Versionen und Schnitte"
        ),
    },
    "fr": {
        "articles": "articles",
        "add": "ajouter",
        "remove": "retirer",
        "list": "liste",
        "show": "afficher",
        "file": "fichier",
        "url": "adresse",
        "article": "article",
        "confirm": "confirmer",
        "page": "page",
        "Keep the articles that belong to this server alone": (
            "Gérer les articles qui n’appartiennent qu’à ce serveur"
        ),
        "Add the articles of a file or a web address, or paste one into a form": (
            "Ajouter les articles d’un fichier ou d’une adresse, ou en coller un dans un formulaire"
        ),
        "Text, Markdown, web page, PDF, DOCX, EPUB, JSON lines, feed, or a ZIP of them": (
            "Texte, Markdown, page web, PDF, DOCX, EPUB, lignes JSON, flux, ou un ZIP de ceux-ci"
        ),
        "Address of a page, file or feed; its site has to let programs read it": (
            "Adresse d’une page, d’un fichier ou d’un flux dont le site admet les programmes"
        ),
        "Remove an article of this server with all its versions": (
            "Retirer un article de ce serveur avec toutes ses versions"
        ),
        "The article: choose one that is suggested": "L’article\u00a0: un de ceux proposés",
        "Remove it without asking again": "Le retirer sans redemander",
        "List the articles of this server": "Lister les articles de ce serveur",
        "The page to show": "La page à afficher",
        "Show what is known of an article, its versions and its cuts": (
            "Afficher ce qui est connu d’un article, ses versions et ses coupes"
        ),
    },
    "es": {
        "articles": "artículos",
        "add": "añadir",
        "remove": "quitar",
        "list": "lista",
        "show": "mostrar",
        "file": "archivo",
        "url": "dirección",
        "article": "artículo",
        "confirm": "confirmar",
        "page": "página",
        "Keep the articles that belong to this server alone": (
            "Cuidar los artículos que son solo de este servidor"
        ),
        "Add the articles of a file or a web address, or paste one into a form": (
            "Añadir los artículos de un archivo o una dirección, o pegar uno en un formulario"
        ),
        "Text, Markdown, web page, PDF, DOCX, EPUB, JSON lines, feed, or a ZIP of them": (
            "Texto, Markdown, página web, PDF, DOCX, EPUB, líneas JSON, feed, o un ZIP de ellos"
        ),
        "Address of a page, file or feed; its site has to let programs read it": (
            "Dirección de una página, un archivo o un feed; el sitio debe admitir programas"
        ),
        "Remove an article of this server with all its versions": (
            "Quitar un artículo de este servidor con todas sus versiones"
        ),
        "The article: choose one that is suggested": "El artículo: uno de los sugeridos",
        "Remove it without asking again": "Quitarlo sin volver a preguntar",
        "List the articles of this server": "Listar los artículos de este servidor",
        "The page to show": "La página que se muestra",
        "Show what is known of an article, its versions and its cuts": (
            "Mostrar lo que se sabe de un artículo, sus versiones y sus cortes"
        ),
    },
}
