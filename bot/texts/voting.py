"""Votes on answers, and notes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingTexts:
    """The messages in one language."""

    up_button: str  # the three labels of buttons: at most 60 characters
    down_button: str
    note_button: str
    voted_up: str
    voted_down: str
    for_moderators: str
    taken_back: str
    note_title: str  # at most 45 characters, and so the label
    note_label: str
    note_placeholder: str  # at most 100 characters
    noted: str
    no_vote: str


ENGLISH = VotingTexts(
    up_button="👍 Helpful",
    down_button="👎 Not helpful",
    note_button="Add a note",
    voted_up="Your vote is kept: helpful.",
    voted_down="Your vote is kept: not helpful.",
    for_moderators=(
        "Moderators see votes; what I find stays the same. Press again to take yours back."
    ),
    taken_back="Your vote is taken back.",
    note_title="A note on this answer",
    note_label="What helped, or what is wrong with it?",
    note_placeholder="Moderators see your note with your vote.",
    noted="Your note is kept with your vote. Thank you.",
    no_vote="You have no vote on this answer any more that the note belongs to. Please vote again.",
)

GERMAN = VotingTexts(
    up_button="👍 Hilfreich",
    down_button="👎 Nicht hilfreich",
    note_button="Notiz hinzufügen",
    voted_up="Deine Stimme ist gespeichert: hilfreich.",
    voted_down="Deine Stimme ist gespeichert: nicht hilfreich.",
    for_moderators=(
        "Die Moderation sieht die Stimmen; was ich finde, ändern sie nicht. Drück noch einmal, um"
        " deine zurückzunehmen."
    ),
    taken_back="Deine Stimme ist zurückgenommen.",
    note_title="Eine Notiz zu dieser Antwort",
    note_label="Was hat geholfen, was stimmt nicht?",
    note_placeholder="Die Moderation sieht die Notiz mit deiner Stimme.",
    noted="Deine Notiz ist mit deiner Stimme gespeichert. Danke.",
    no_vote=(
        "Du hast keine Stimme mehr zu dieser Antwort, zu der die Notiz gehört. Bitte stimm noch"
        " einmal ab."
    ),
)

FRENCH = VotingTexts(
    up_button="👍 Utile",
    down_button="👎 Pas utile",
    note_button="Ajouter une note",
    voted_up="Votre vote est enregistré\u00a0: utile.",
    voted_down="Votre vote est enregistré\u00a0: pas utile.",
    for_moderators=(
        "La modération voit les votes\u00a0; ils ne changent rien à ce que je trouve. Appuyez de"
        " nouveau pour retirer le vôtre."
    ),
    taken_back="Votre vote est retiré.",
    note_title="Une note sur cette réponse",
    note_label="Qu’est-ce qui vous a aidé, ou gêné\u00a0?",
    note_placeholder="La modération voit la note avec votre vote.",
    noted="Votre note est enregistrée avec votre vote. Merci.",
    no_vote=(
        "Vous n’avez plus de vote sur cette réponse auquel joindre la note. Votez de nouveau."
    ),
)

SPANISH = VotingTexts(
    up_button="👍 Útil",
    down_button="👎 No es útil",
    note_button="Añadir una nota",
    voted_up="Tu voto se ha guardado: útil.",
    voted_down="Tu voto se ha guardado: no es útil.",
    for_moderators=(
        "La moderación ve los votos; no cambian lo que encuentro. Pulsa otra vez para retirar el"
        " tuyo."
    ),
    taken_back="Has retirado tu voto.",
    note_title="Una nota sobre esta respuesta",
    note_label="¿Qué te ha ayudado o qué falla?",
    note_placeholder="La moderación ve la nota junto con tu voto.",
    noted="Tu nota se ha guardado con tu voto. Gracias.",
    no_vote="Ya no tienes un voto en esta respuesta al que añadir la nota. Vuelve a votar.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {"de": {}, "fr": {}, "es": {}}
