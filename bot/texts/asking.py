"""Asking: the limits, the filters, the follow-up, and the commands that lead to an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingTexts:
    """What is said around an answer, in one language."""

    user_cooldown: str  # seconds
    channel_cooldown: str  # seconds
    not_kept: str

    only_in: str  # source; this and the next two stand side by side in small print
    since: str  # date
    until: str  # date
    nothing_within: str
    wrong_date: str  # text

    why_button: str
    follow_up_button: str
    follow_up_title: str
    follow_up_label: str
    follow_up_placeholder: str


ENGLISH = AskingTexts(
    user_cooldown="You have asked many questions in a minute. Please try again in {seconds} s.",
    channel_cooldown=(
        "Many questions were asked in this channel in a minute. Please try again in {seconds} s."
    ),
    not_kept="This question is not kept any more. Please ask again.",
    only_in="only searched in {source}",
    since="since {date}",
    until="until {date}",
    nothing_within=(
        "The library has no article of this source and time. Please choose a source that is"
        " suggested while you type, or leave the dates out."
    ),
    wrong_date="“{text}” is no date. Please write it like 2021-02-16.",
    why_button="Why?",
    follow_up_button="Follow up",
    follow_up_title="Follow up",
    follow_up_label="Your next question",
    follow_up_placeholder="It is looked up in the quoted articles first.",
)

GERMAN = AskingTexts(
    user_cooldown=(
        "Du hast in einer Minute viele Fragen gestellt. Bitte versuch es in {seconds} s noch"
        " einmal."
    ),
    channel_cooldown=(
        "In diesem Kanal wurden in einer Minute viele Fragen gestellt. Bitte versuch es in"
        " {seconds} s noch einmal."
    ),
    not_kept="Diese Frage ist nicht mehr gespeichert. Bitte stell sie noch einmal.",
    only_in="nur gesucht in {source}",
    since="ab {date}",
    until="bis {date}",
    nothing_within=(
        "Die Bibliothek hat keinen Artikel dieser Quelle und Zeit. Bitte wähl eine Quelle, die beim"
        " Tippen vorgeschlagen wird, oder lass die Daten weg."
    ),
    wrong_date="„{text}“ ist kein Datum. Bitte schreib es so: 2021-02-16.",
    why_button="Warum?",
    follow_up_button="Nachfragen",
    follow_up_title="Nachfragen",
    follow_up_label="Deine nächste Frage",
    follow_up_placeholder="Gesucht wird zuerst in den zitierten Artikeln.",
)

FRENCH = AskingTexts(
    user_cooldown=(
        "Vous avez posé beaucoup de questions en une minute. Réessayez dans {seconds} s."
    ),
    channel_cooldown=(
        "Beaucoup de questions ont été posées dans ce salon en une minute. Réessayez dans"
        " {seconds} s."
    ),
    not_kept="Cette question n’est plus conservée. Posez-la de nouveau.",
    only_in="recherche limitée à {source}",
    since="depuis le {date}",
    until="jusqu’au {date}",
    nothing_within=(
        "La bibliothèque n’a aucun article de cette source et de cette période. Choisissez une"
        " source proposée pendant la saisie, ou laissez les dates de côté."
    ),
    wrong_date="«\u00a0{text}\u00a0» n’est pas une date. Écrivez-la ainsi\u00a0: 2021-02-16.",
    why_button="Pourquoi\u00a0?",
    follow_up_button="Approfondir",
    follow_up_title="Approfondir",
    follow_up_label="Votre question suivante",
    follow_up_placeholder="La recherche commence par les articles cités.",
)

SPANISH = AskingTexts(
    user_cooldown=("Has hecho muchas preguntas en un minuto. Vuelve a intentarlo en {seconds} s."),
    channel_cooldown=(
        "En este canal se han hecho muchas preguntas en un minuto. Vuelve a intentarlo en"
        " {seconds} s."
    ),
    not_kept="Esta pregunta ya no se conserva. Vuelve a hacerla.",
    only_in="búsqueda limitada a {source}",
    since="desde el {date}",
    until="hasta el {date}",
    nothing_within=(
        "La biblioteca no tiene ningún artículo de esa fuente y época. Elige una fuente de las que"
        " se sugieren al escribir, o no pongas fechas."
    ),
    wrong_date="«{text}» no es una fecha. Escríbela así: 2021-02-16.",
    why_button="¿Por qué?",
    follow_up_button="Seguir preguntando",
    follow_up_title="Seguir preguntando",
    follow_up_label="Tu siguiente pregunta",
    follow_up_placeholder="Se busca primero en los artículos citados.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "ask": "frage",
        "question": "frage",
        "private": "privat",
        "Find sources": "Quellen finden",
        "Answer a question with sentences from the library, word for word": (
            "Beantwortet eine Frage mit Sätzen aus der Bibliothek, Wort für Wort"
        ),
        "What you would like to know": "Was du wissen möchtest",
        "Show the answer to you alone": "Die Antwort nur dir zeigen",
        "source": "quelle",
        "since": "ab",
        "until": "bis",
        "Look only into this article, or into those of this publisher": (
            "Nur in diesem Artikel suchen, oder in denen dieses Herausgebers"
        ),
        "Look only into articles from this day on, such as 2021-02-16": (
            "Nur in Artikeln ab diesem Tag suchen, zum Beispiel 2021-02-16"
        ),
        "Look only into articles up to this day, such as 2021-02-16": (
            "Nur in Artikeln bis zu diesem Tag suchen, zum Beispiel 2021-02-16"
        ),
    },
    "fr": {
        "ask": "demander",
        "question": "question",
        "private": "privé",
        "Find sources": "Trouver des sources",
        "Answer a question with sentences from the library, word for word": (
            "Répond à une question avec des phrases de la bibliothèque, mot pour mot"
        ),
        "What you would like to know": "Ce que vous voulez savoir",
        "Show the answer to you alone": "Ne montrer la réponse qu’à vous",
        "source": "source",
        "since": "depuis",
        "until": "jusqu-au",
        "Look only into this article, or into those of this publisher": (
            "Ne chercher que dans cet article, ou dans ceux de cet éditeur"
        ),
        "Look only into articles from this day on, such as 2021-02-16": (
            "Ne chercher que dans les articles à partir de ce jour, par exemple 2021-02-16"
        ),
        "Look only into articles up to this day, such as 2021-02-16": (
            "Ne chercher que dans les articles jusqu’à ce jour, par exemple 2021-02-16"
        ),
    },
    "es": {
        "ask": "preguntar",
        "question": "pregunta",
        "private": "privado",
        "Find sources": "Buscar fuentes",
        "Answer a question with sentences from the library, word for word": (
            "Responde a una pregunta con frases de la biblioteca, palabra por palabra"
        ),
        "What you would like to know": "Lo que quieres saber",
        "Show the answer to you alone": "Mostrarte la respuesta solo a ti",
        "source": "fuente",
        "since": "desde",
        "until": "hasta",
        "Look only into this article, or into those of this publisher": (
            "Buscar solo en este artículo, o en los de este medio"
        ),
        "Look only into articles from this day on, such as 2021-02-16": (
            "Buscar solo en artículos desde este día, por ejemplo 2021-02-16"
        ),
        "Look only into articles up to this day, such as 2021-02-16": (
            "Buscar solo en artículos hasta este día, por ejemplo 2021-02-16"
        ),
    },
}
