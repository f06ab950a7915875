"""What is kept of a person, and how it is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PrivacyTexts:
    """The messages in one language; commands are filled in as the reader sees them."""

    heading: str
    what: str
    now: str  # questions, here, votes, notes, settings
    kept_for: str  # time
    not_kept: str
    never: str
    seen_in_server: str  # insights
    seen_by_nobody: str
    seen_alone: str
    set_in_server: str  # settings
    set_alone: str  # settings
    commands: str  # export, forget

    exported: str
    nothing: str
    asked_to_forget: str
    forget_button: str
    forgotten: str  # count


ENGLISH = PrivacyTexts(
    heading="What I keep of you",
    what=(
        "**What:** the questions that you ask me or that I answer unasked, with filters, the"
        " question before, your id, place and time, how sure I was and what I quoted; your votes on"
        " answers, with your notes; your settings for direct messages."
    ),
    now=(
        "**Now:** questions: {questions} (here: {here}), votes: {votes} (with a note: {notes}),"
        " settings: {settings}."
    ),
    kept_for="**How long:** questions and votes here: {time}. Then they are deleted.",
    not_kept=(
        "**How long:** nothing of what you ask here is stored. It stays in memory for a day or so,"
        " so that the buttons below answers work."
    ),
    never="**Never kept:** your name, all other messages, anything that you do elsewhere.",
    seen_in_server=(
        "**Who sees it:** moderators see questions that were asked for all to see, votes and notes,"
        " without names, by {insights}; of questions asked in private they see the number. Such"
        " open questions are suggested to others here once two people have asked them. Whoever"
        " runs me has the database."
    ),
    seen_by_nobody=(
        "**Who sees it:** moderators are shown nothing of what you ask here, and it is suggested to"
        " nobody. Whoever runs me has the database, with what I keep of you elsewhere."
    ),
    seen_alone="**Who sees it:** you alone, and whoever runs me, who has the database.",
    set_in_server="**Change it:** moderators set how long by {settings}.",
    set_alone="**Change it:** you set how long by {settings}.",
    commands=(
        "{export} gives you all of it, {forget} deletes it. What stands in Discord’s channels is"
        " not mine to keep or delete."
    ),
    exported="All that I keep of you is in this file.",
    nothing="I keep nothing of you.",
    asked_to_forget=(
        "Delete all that I keep of you, in every server and in direct messages: questions, votes,"
        " notes and settings? This cannot be undone."
    ),
    forget_button="Delete it all",
    forgotten="Deleted. Questions, votes and settings that I kept of you: {count}.",
)

GERMAN = PrivacyTexts(
    heading="Was ich von dir speichere",
    what=(
        "**Was:** die Fragen, die du mir stellst oder die ich ungefragt beantworte, mit Filtern,"
        " der Frage davor, deiner ID, Ort und Zeit, wie sicher ich war und was ich zitiert habe;"
        " deine Stimmen zu Antworten mit deinen Notizen; deine Einstellungen für Direktnachrichten."
    ),
    now=(
        "**Jetzt:** Fragen: {questions} (hier: {here}), Stimmen: {votes} (mit Notiz: {notes}),"
        " Einstellungen: {settings}."
    ),
    kept_for="**Wie lange:** Fragen und Stimmen hier: {time}. Danach werden sie gelöscht.",
    not_kept=(
        "**Wie lange:** Was du hier fragst, wird nicht gespeichert. Es bleibt etwa einen Tag im"
        " Arbeitsspeicher, damit die Schaltflächen unter den Antworten gehen."
    ),
    never="**Nie gespeichert:** dein Name, alle anderen Nachrichten und was du anderswo tust.",
    seen_in_server=(
        "**Wer es sieht:** Die Moderation sieht Fragen, die offen für alle gestellt wurden, Stimmen"
        " und Notizen, ohne Namen, mit {insights}; von privat gestellten Fragen sieht sie die Zahl."
        " Offene Fragen werden hier anderen vorgeschlagen, sobald zwei Leute sie gestellt haben."
        " Wer mich betreibt, hat die Datenbank."
    ),
    seen_by_nobody=(
        "**Wer es sieht:** Von dem, was du hier fragst, wird der Moderation nichts gezeigt und"
        " niemandem etwas vorgeschlagen. Wer mich betreibt, hat die Datenbank mit dem, was ich"
        " anderswo von dir speichere."
    ),
    seen_alone="**Wer es sieht:** nur du, und wer mich betreibt und die Datenbank hat.",
    set_in_server="**Ändern:** Die Moderation legt mit {settings} fest, wie lange.",
    set_alone="**Ändern:** Du legst mit {settings} fest, wie lange.",
    commands=(
        "{export} gibt dir alles davon, {forget} löscht es. Was in den Kanälen von Discord steht,"
        " speichere und lösche nicht ich."
    ),
    exported="Alles, was ich von dir speichere, steht in dieser Datei.",
    nothing="Ich speichere nichts von dir.",
    asked_to_forget=(
        "Alles löschen, was ich von dir speichere, in jedem Server und in Direktnachrichten:"
        " Fragen, Stimmen, Notizen und Einstellungen? Das lässt sich nicht rückgängig machen."
    ),
    forget_button="Alles löschen",
    forgotten="Gelöscht. Fragen, Stimmen und Einstellungen, die ich von dir hatte: {count}.",
)

FRENCH = PrivacyTexts(
    heading="Ce que je conserve de vous",
    what=(
        "**Quoi\u00a0:** les questions que vous me posez ou auxquelles je réponds sans être"
        " sollicité, avec les filtres, la question précédente, votre identifiant, le lieu et"
        " l’heure, ma certitude et ce que j’ai cité\u00a0; vos votes sur des réponses, avec vos"
        " notes\u00a0; vos paramètres pour les messages privés."
    ),
    now=(
        "**Maintenant\u00a0:** questions\u00a0: {questions} (ici\u00a0: {here}), votes\u00a0:"
        " {votes} (avec une note\u00a0: {notes}), paramètres\u00a0: {settings}."
    ),
    kept_for=(
        "**Combien de temps\u00a0:** questions et votes d’ici\u00a0: {time}. Ensuite ils sont"
        " supprimés."
    ),
    not_kept=(
        "**Combien de temps\u00a0:** rien de ce que vous demandez ici n’est enregistré. Cela reste"
        " environ un jour en mémoire, pour que les boutons sous les réponses fonctionnent."
    ),
    never=(
        "**Jamais conservés\u00a0:** votre nom, tous les autres messages, ce que vous faites"
        " ailleurs."
    ),
    seen_in_server=(
        "**Qui le voit\u00a0:** la modération voit les questions posées devant tout le monde, les"
        " votes et les notes, sans les noms, par {insights}\u00a0; des questions posées en privé,"
        " elle voit le nombre. Les questions ouvertes sont proposées aux autres ici dès que deux"
        " personnes les ont posées. La personne qui m’administre a la base de données."
    ),
    seen_by_nobody=(
        "**Qui le voit\u00a0:** de ce que vous demandez ici, rien n’est montré à la modération ni"
        " proposé à personne. La personne qui m’administre a la base de données, avec ce que je"
        " conserve de vous ailleurs."
    ),
    seen_alone="**Qui le voit\u00a0:** vous seul, et la personne qui m’administre, qui a la base.",
    set_in_server="**Changer\u00a0:** la modération fixe la durée par {settings}.",
    set_alone="**Changer\u00a0:** vous fixez la durée par {settings}.",
    commands=(
        "{export} vous donne tout, {forget} le supprime. Ce qui se trouve dans les salons de"
        " Discord n’est ni conservé ni supprimé par moi."
    ),
    exported="Tout ce que je conserve de vous est dans ce fichier.",
    nothing="Je ne conserve rien de vous.",
    asked_to_forget=(
        "Supprimer tout ce que je conserve de vous, dans tous les serveurs et en messages"
        " privés\u00a0: questions, votes, notes et paramètres\u00a0? C’est définitif."
    ),
    forget_button="Tout supprimer",
    forgotten="Supprimé. Questions, votes et paramètres que je conservais de vous\u00a0: {count}.",
)

SPANISH = PrivacyTexts(
    heading="Lo que guardo de ti",
    what=(
        "**Qué:** las preguntas que me haces o que respondo sin que me preguntes, con los filtros,"
        " la pregunta anterior, tu identificador, el lugar y la hora, mi certeza y lo que cité; tus"
        " votos sobre respuestas, con tus notas; tus ajustes para mensajes directos."
    ),
    now=(
        "**Ahora:** preguntas: {questions} (aquí: {here}), votos: {votes} (con nota: {notes}),"
        " ajustes: {settings}."
    ),
    kept_for="**Cuánto tiempo:** preguntas y votos de aquí: {time}. Después se borran.",
    not_kept=(
        "**Cuánto tiempo:** no se guarda nada de lo que preguntas aquí. Queda en memoria un día más"
        " o menos, para que funcionen los botones de las respuestas."
    ),
    never="**Nunca se guarda:** tu nombre, todos los demás mensajes, lo que haces en otros sitios.",
    seen_in_server=(
        "**Quién lo ve:** la moderación ve las preguntas hechas a la vista de todos, los votos y"
        " las notas, sin nombres, con {insights}; de las preguntas hechas en privado ve el número."
        " Las preguntas abiertas se sugieren aquí a otras personas cuando dos las han hecho. Quien"
        " me administra tiene la base de datos."
    ),
    seen_by_nobody=(
        "**Quién lo ve:** de lo que preguntas aquí no se muestra nada a la moderación ni se"
        " sugiere nada a nadie. Quien me administra tiene la base de datos, con lo que guardo de"
        " ti en otros sitios."
    ),
    seen_alone="**Quién lo ve:** solo tú, y quien me administra, que tiene la base de datos.",
    set_in_server="**Cambiarlo:** la moderación decide cuánto tiempo con {settings}.",
    set_alone="**Cambiarlo:** tú decides cuánto tiempo con {settings}.",
    commands=(
        "{export} te lo da todo, {forget} lo borra. Lo que está en los canales de Discord no lo"
        " guardo ni lo borro yo."
    ),
    exported="Todo lo que guardo de ti está en este archivo.",
    nothing="No guardo nada de ti.",
    asked_to_forget=(
        "¿Borrar todo lo que guardo de ti, en todos los servidores y en mensajes directos:"
        " preguntas, votos, notas y ajustes? No se puede deshacer."
    ),
    forget_button="Borrarlo todo",
    forgotten="Borrado. Preguntas, votos y ajustes que guardaba de ti: {count}.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "privacy": "datenschutz",
        "show": "zeigen",
        "export": "exportieren",
        "forget": "vergessen",
        "confirm": "bestätigen",
        "What is kept of you, and how to delete it": (
            "Was von dir gespeichert ist und wie du es löschst"
        ),
        "Show what is kept of you, for how long, and who sees it": (
            "Zeigt, was von dir gespeichert ist, wie lange, und wer es sieht"
        ),
        "Get all that is kept of you as a file": "Alles, was von dir gespeichert ist, als Datei",
        "Delete all that is kept of you": "Löscht alles, was von dir gespeichert ist",
        "Delete it without asking again": "Ohne Rückfrage löschen",
    },
    "fr": {
        "privacy": "confidentialité",
        "show": "afficher",
        "export": "exporter",
        "forget": "oublier",
        "confirm": "confirmer",
        "What is kept of you, and how to delete it": (
            "Ce qui est conservé de vous, et comment le supprimer"
        ),
        "Show what is kept of you, for how long, and who sees it": (
            "Montre ce qui est conservé de vous, combien de temps, et qui le voit"
        ),
        "Get all that is kept of you as a file": "Tout ce qui est conservé de vous, en un fichier",
        "Delete all that is kept of you": "Supprime tout ce qui est conservé de vous",
        "Delete it without asking again": "Le supprimer sans redemander",
    },
    "es": {
        "privacy": "privacidad",
        "show": "mostrar",
        "export": "exportar",
        "forget": "olvidar",
        "confirm": "confirmar",
        "What is kept of you, and how to delete it": "Lo que se guarda de ti, y cómo borrarlo",
        "Show what is kept of you, for how long, and who sees it": (
            "Muestra lo que se guarda de ti, cuánto tiempo, y quién lo ve"
        ),
        "Get all that is kept of you as a file": "Todo lo que se guarda de ti, en un archivo",
        "Delete all that is kept of you": "Borra todo lo que se guarda de ti",
        "Delete it without asking again": "Borrarlo sin volver a preguntar",
    },
}
