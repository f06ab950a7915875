"""Asking: the limits, the filters, the follow-up, and the commands that lead to an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AskingTexts:
    """What is said around an answer, in one language."""

    user_cooldown: str  # seconds
    channel_cooldown: str  # seconds
    not_kept: str
    unread_reply: str  # follow_up

    only_in: str  # source; this and the next three stand side by side in small print
    since: str  # date
    until: str  # date
    undated_left_out: str
    nothing_within: str
    wrong_date: str  # text
    wrong_order: str
    empty_server: str
    empty_own: str
    context_removed: str
    context_unsearched: str
    asked_alone: str

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
    unread_reply=(
        "I cannot read this reply, since Discord hides it from me. Please press"
        " “{follow_up}” below the answer, or mention me in your reply."
    ),
    not_kept="This question is not kept any more. Please ask again.",
    only_in="only searched in {source}",
    since="since {date}",
    until="until {date}",
    undated_left_out="articles without a date are left out",
    nothing_within=(
        "The library has no article of this source and time. Please choose a source that is"
        " suggested while you type, or leave the dates out."
    ),
    wrong_date="“{text}” is no date. Please write it like 2021-02-16, 2021-02 or 2021.",
    wrong_order="`since` comes after `until`, so that no day is left. Please swap the two dates.",
    empty_server=(
        "My library is empty, so that I cannot answer yet. Moderators of this server add articles"
        " with `/articles add`, and whoever runs me adds shared ones with `verbatim add`."
    ),
    empty_own=(
        "This server has no articles of its own, and the shared ones are switched off. Moderators"
        " add some with `/articles add`, or switch the shared ones on with `/settings`."
    ),
    context_removed="The article quoted before was removed, so this was looked up without it.",
    context_unsearched=(
        "The article quoted before is not searched here any more, so this was looked up without it."
    ),
    asked_alone="The question before is not kept any more, so this one was asked on its own.",
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
    unread_reply=(
        "Ich kann diese Antwort nicht lesen, denn Discord zeigt sie mir nicht. Bitte"
        " drück „{follow_up}“ unter meiner Antwort, oder erwähne mich in deiner."
    ),
    not_kept="Diese Frage ist nicht mehr gespeichert. Bitte stell sie noch einmal.",
    only_in="nur gesucht in {source}",
    since="ab {date}",
    until="bis {date}",
    undated_left_out="ohne Artikel, die kein Datum haben",
    nothing_within=(
        "Die Bibliothek hat keinen Artikel dieser Quelle und Zeit. Bitte wähl eine Quelle, die beim"
        " Tippen vorgeschlagen wird, oder lass die Daten weg."
    ),
    wrong_date="„{text}“ ist kein Datum. Bitte schreib es so: 2021-02-16, 2021-02 oder 2021.",
    wrong_order="`ab` liegt nach `bis`, sodass kein Tag übrig bleibt. Bitte tausch die Daten.",
    empty_server=(
        "Meine Bibliothek ist leer, daher kann ich noch nicht antworten. Wer diesen Server"
        " moderiert, fügt Artikel mit `/artikel hinzufügen` hinzu; wer mich betreibt, fügt"
        " gemeinsame mit `verbatim add` hinzu."
    ),
    empty_own=(
        "Dieser Server hat keine eigenen Artikel, und die gemeinsamen sind ausgeschaltet. Wer hier"
        " moderiert, fügt welche mit `/artikel hinzufügen` hinzu oder schaltet die gemeinsamen mit"
        " `/einstellungen` ein."
    ),
    context_removed="Der zuvor zitierte Artikel wurde entfernt, also wurde ohne ihn gesucht.",
    context_unsearched=(
        "Der zuvor zitierte Artikel wird hier nicht mehr durchsucht, also wurde ohne ihn gesucht."
    ),
    asked_alone=(
        "Die Frage davor ist nicht mehr gespeichert, also wurde diese für sich allein gestellt."
    ),
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
    unread_reply=(
        "Je ne peux pas lire cette réponse, car Discord me la cache. Appuyez sur"
        " «\u00a0{follow_up}\u00a0» sous ma réponse, ou mentionnez-moi dans la vôtre."
    ),
    not_kept="Cette question n’est plus conservée. Posez-la de nouveau.",
    only_in="recherche limitée à {source}",
    since="depuis le {date}",
    until="jusqu’au {date}",
    undated_left_out="sans les articles non datés",
    nothing_within=(
        "La bibliothèque n’a aucun article de cette source et de cette période. Choisissez une"
        " source proposée pendant la saisie, ou laissez les dates de côté."
    ),
    wrong_date=(
        "«\u00a0{text}\u00a0» n’est pas une date. Écrivez-la ainsi\u00a0: 2021-02-16, 2021-02 ou"
        " 2021."
    ),
    wrong_order=(
        "`depuis` vient après `jusqu-au`, il ne reste donc aucun jour. Échangez les deux dates."
    ),
    empty_server=(
        "Ma bibliothèque est vide, je ne peux donc pas encore répondre. La modération de ce serveur"
        " ajoute des articles avec `/articles ajouter`, et la personne qui m’administre en ajoute"
        " de partagés avec `verbatim add`."
    ),
    empty_own=(
        "Ce serveur n’a pas d’articles à lui, et les articles partagés sont désactivés. La"
        " modération en ajoute avec `/articles ajouter`, ou active les articles partagés avec"
        " `/paramètres`."
    ),
    context_removed="L’article cité avant a été retiré\u00a0; la recherche s’est faite sans lui.",
    context_unsearched=(
        "L’article cité avant n’est plus consulté ici\u00a0; la recherche s’est faite sans lui."
    ),
    asked_alone="La question précédente n’est plus conservée\u00a0; celle-ci a été posée seule.",
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
    unread_reply=(
        "No puedo leer esta respuesta, pues Discord me la oculta. Pulsa «{follow_up}»"
        " debajo de mi respuesta o mencióname en la tuya."
    ),
    not_kept="Esta pregunta ya no se conserva. Vuelve a hacerla.",
    only_in="búsqueda limitada a {source}",
    since="desde el {date}",
    until="hasta el {date}",
    undated_left_out="sin los artículos que no tienen fecha",
    nothing_within=(
        "La biblioteca no tiene ningún artículo de esa fuente y época. Elige una fuente de las que"
        " se sugieren al escribir, o no pongas fechas."
    ),
    wrong_date="«{text}» no es una fecha. Escríbela así: 2021-02-16, 2021-02 o 2021.",
    wrong_order="`desde` es posterior a `hasta`, así que no queda día. Intercambia las fechas.",
    empty_server=(
        "Mi biblioteca está vacía, así que aún no puedo responder. Quienes moderan este servidor"
        " añaden artículos con `/artículos añadir`, y quien me administra añade compartidos con"
        " `verbatim add`."
    ),
    empty_own=(
        "Este servidor no tiene artículos propios, y los compartidos están desactivados. Quienes"
        " moderan añaden algunos con `/artículos añadir`, o activan los compartidos con `/ajustes`."
    ),
    context_removed="El artículo citado antes se retiró, así que se ha buscado sin él.",
    context_unsearched=(
        "En el artículo citado antes ya no se busca aquí, así que se ha buscado sin él."
    ),
    asked_alone="La pregunta anterior ya no se conserva, así que esta se ha hecho por sí sola.",
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
        "Look only into articles from this day, month or year on, such as 2021-02": (
            "Nur in Artikeln ab diesem Tag, Monat oder Jahr suchen, zum Beispiel 2021-02"
        ),
        "Look only into articles up to this day, month or year, such as 2021-02": (
            "Nur in Artikeln bis zu diesem Tag, Monat oder Jahr suchen, zum Beispiel 2021-02"
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
        "Look only into articles from this day, month or year on, such as 2021-02": (
            "Articles publiés à partir de ce jour, mois ou an, par exemple 2021-02"
        ),
        "Look only into articles up to this day, month or year, such as 2021-02": (
            "Articles publiés jusqu’à ce jour, mois ou an, par exemple 2021-02"
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
        "Look only into articles from this day, month or year on, such as 2021-02": (
            "Buscar solo en artículos desde este día, mes o año, por ejemplo 2021-02"
        ),
        "Look only into articles up to this day, month or year, such as 2021-02": (
            "Buscar solo en artículos hasta este día, mes o año, por ejemplo 2021-02"
        ),
    },
}
