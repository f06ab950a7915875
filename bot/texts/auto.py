"""Channels in which questions are answered unasked, as the settings show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AutoTexts:
    """The messages in one language; what a channel may be set to has at most 40 characters."""

    heading: str
    help: str
    choose: str  # at most 150 characters
    none: str
    set_to: str  # channel, value
    further: str  # count
    off: str
    very_sure: str
    sure: str
    likely: str
    perhaps: str
    in_thread: str  # value

    no_content: str
    no_content_steps: str
    no_content_review: str


ENGLISH = AutoTexts(
    heading="Channels that I answer unasked",
    help="There I answer questions that nobody asked me, and stay silent where I am not sure.",
    choose="Choose a channel to set it",
    none="None so far.",
    set_to="{channel}: {value}",
    further="And {count} more.",
    off="Off",
    very_sure="Only when very sure",
    sure="When sure",
    likely="When likely",
    perhaps="Possible answers, too",
    in_thread="{value}, in a thread",
    no_content="I cannot read these channels yet. Discord does not send me their messages.",
    no_content_steps=(
        "Whoever runs me opens <https://discord.com/developers/applications>, chooses the"
        " application, then “Bot”, switches “Message Content Intent” on and opens this panel again."
    ),
    no_content_review=(
        "Above 10,000 users Discord has to review that first. All else works without it."
    ),
)

GERMAN = AutoTexts(
    heading="Kanäle, in denen ich ungefragt antworte",
    help="Dort beantworte ich Fragen, die nicht mir gelten, und schweige, wo ich unsicher bin.",
    choose="Kanal auswählen, um ihn einzustellen",
    none="Bisher keine.",
    set_to="{channel} – {value}",
    further="Und {count} weitere.",
    off="Aus",
    very_sure="Nur wenn sehr sicher",
    sure="Wenn sicher",
    likely="Wenn wahrscheinlich",
    perhaps="Auch mögliche Antworten",
    in_thread="{value}, in einem Thread",
    no_content=(
        "Ich kann diese Kanäle noch nicht lesen. Discord schickt mir ihre Nachrichten nicht."
    ),
    no_content_steps=(
        "Wer mich betreibt, öffnet <https://discord.com/developers/applications>, wählt die"
        " Anwendung, dann „Bot“, schaltet „Message Content Intent“ ein und öffnet diese Übersicht"
        " noch einmal."
    ),
    no_content_review=(
        "Ab 10.000 Nutzern muss Discord das zuvor prüfen. Alles andere geht auch ohne."
    ),
)

FRENCH = AutoTexts(
    heading="Salons où je réponds sans être sollicité",
    help="J’y réponds aux questions posées à tous, et je me tais quand je ne suis pas sûr.",
    choose="Choisir un salon à régler",
    none="Aucun pour l’instant.",
    set_to="{channel}\u00a0: {value}",
    further="Et {count} de plus.",
    off="Désactivé",
    very_sure="Seulement si très sûr",
    sure="Si sûr",
    likely="Si probable",
    perhaps="Aussi les réponses possibles",
    in_thread="{value}, dans un fil",
    no_content=("Je ne peux pas encore lire ces salons. Discord ne m’envoie pas leurs messages."),
    no_content_steps=(
        "La personne qui m’administre ouvre <https://discord.com/developers/applications>,"
        " choisit l’application, puis «\u00a0Bot\u00a0», active «\u00a0Message Content"
        " Intent\u00a0» et rouvre ce panneau."
    ),
    no_content_review=(
        "Au-delà de 10\u00a0000 utilisateurs, Discord doit d’abord l’examiner. Tout le reste"
        " fonctionne sans cela."
    ),
)

SPANISH = AutoTexts(
    heading="Canales en los que respondo sin que me pregunten",
    help="Ahí respondo preguntas que no van dirigidas a mí, y callo si no estoy seguro.",
    choose="Elegir un canal para ajustarlo",
    none="Ninguno por ahora.",
    set_to="{channel} – {value}",
    further="Y {count} más.",
    off="Desactivado",
    very_sure="Solo si es muy seguro",
    sure="Si es seguro",
    likely="Si es probable",
    perhaps="También respuestas posibles",
    in_thread="{value}, en un hilo",
    no_content="Aún no puedo leer estos canales. Discord no me envía sus mensajes.",
    no_content_steps=(
        "Quien me administra abre <https://discord.com/developers/applications>, elige la"
        " aplicación, luego «Bot», activa «Message Content Intent» y abre este panel otra vez."
    ),
    no_content_review=(
        "Con más de 10\u202f000 usuarios Discord tiene que revisarlo antes. Lo demás funciona sin"
        " ello."
    ),
)

COMMANDS: Mapping[str, Mapping[str, str]] = {"de": {}, "fr": {}, "es": {}}
