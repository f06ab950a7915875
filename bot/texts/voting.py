"""Votes on answers, and notes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class VotingTexts:
    """The messages in one language."""

    up_button: str  # the three labels of buttons: at most 60 characters
    down_button: str
    note_button: str
    voted_up: str
    voted_down: str
    for_moderators: str  # this and the next two: what becomes of the vote
    for_nobody: str
    not_stored: str
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
    voted_up="Your vote: helpful.",
    voted_down="Your vote: not helpful.",
    for_moderators=(
        "It is kept, and moderators see it. What I find stays the same. Press again to take it"
        " back."
    ),
    for_nobody=(
        "It is kept, and shown to nobody else. What I find stays the same. Press again to take it"
        " back."
    ),
    not_stored=(
        "It is not stored: it is gone within a day or so, and shown to nobody else. Press again"
        " to take it back."
    ),
    taken_back="Your vote is taken back.",
    note_title="A note on this answer",
    note_label="What helped, or what is wrong with it?",
    note_placeholder="Whoever is shown your vote is shown your note.",
    noted="Your note goes with your vote. Thank you.",
    no_vote="You have no vote on this answer any more that the note belongs to. Please vote again.",
)

GERMAN = VotingTexts(
    up_button="👍 Hilfreich",
    down_button="👎 Nicht hilfreich",
    note_button="Notiz hinzufügen",
    voted_up="Deine Stimme: hilfreich.",
    voted_down="Deine Stimme: nicht hilfreich.",
    for_moderators=(
        "Sie ist gespeichert, und die Moderation sieht sie. Was ich finde, ändert sie nicht."
        " Drück noch einmal, um sie zurückzunehmen."
    ),
    for_nobody=(
        "Sie ist gespeichert und wird sonst niemandem gezeigt. Was ich finde, ändert sie nicht."
        " Drück noch einmal, um sie zurückzunehmen."
    ),
    not_stored=(
        "Sie wird nicht gespeichert: Nach etwa einem Tag ist sie weg, und sie wird sonst"
        " niemandem gezeigt. Drück noch einmal, um sie zurückzunehmen."
    ),
    taken_back="Deine Stimme ist zurückgenommen.",
    note_title="Eine Notiz zu dieser Antwort",
    note_label="Was hat geholfen, was stimmt nicht?",
    note_placeholder="Wem deine Stimme gezeigt wird, dem wird auch die Notiz gezeigt.",
    noted="Deine Notiz gehört nun zu deiner Stimme. Danke.",
    no_vote=(
        "Du hast keine Stimme mehr zu dieser Antwort, zu der die Notiz gehört. Bitte stimm noch"
        " einmal ab."
    ),
)

FRENCH = VotingTexts(
    up_button="👍 Utile",
    down_button="👎 Pas utile",
    note_button="Ajouter une note",
    voted_up="Votre vote\u00a0: utile.",
    voted_down="Votre vote\u00a0: pas utile.",
    for_moderators=(
        "Il est enregistré et la modération le voit. Il ne change rien à ce que je trouve."
        " Appuyez de nouveau pour le retirer."
    ),
    for_nobody=(
        "Il est enregistré et n’est montré à personne d’autre. Il ne change rien à ce que je"
        " trouve. Appuyez de nouveau pour le retirer."
    ),
    not_stored=(
        "Il n’est pas enregistré\u00a0: il disparaît en un jour environ et n’est montré à"
        " personne d’autre. Appuyez de nouveau pour le retirer."
    ),
    taken_back="Votre vote est retiré.",
    note_title="Une note sur cette réponse",
    note_label="Qu’est-ce qui vous a aidé, ou gêné\u00a0?",
    note_placeholder="Votre note est montrée à qui voit votre vote.",
    noted="Votre note accompagne votre vote. Merci.",
    no_vote=(
        "Vous n’avez plus de vote sur cette réponse auquel joindre la note. Votez de nouveau."
    ),
)

SPANISH = VotingTexts(
    up_button="👍 Útil",
    down_button="👎 No es útil",
    note_button="Añadir una nota",
    voted_up="Tu voto: útil.",
    voted_down="Tu voto: no es útil.",
    for_moderators=(
        "Se ha guardado y la moderación lo ve. No cambia lo que encuentro. Pulsa otra vez para"
        " retirarlo."
    ),
    for_nobody=(
        "Se ha guardado y no se muestra a nadie más. No cambia lo que encuentro. Pulsa otra vez"
        " para retirarlo."
    ),
    not_stored=(
        "No se guarda: desaparece en un día más o menos y no se muestra a nadie más. Pulsa otra"
        " vez para retirarlo."
    ),
    taken_back="Has retirado tu voto.",
    note_title="Una nota sobre esta respuesta",
    note_label="¿Qué te ha ayudado o qué falla?",
    note_placeholder="Tu nota se muestra a quien ve tu voto.",
    noted="Tu nota acompaña a tu voto. Gracias.",
    no_vote="Ya no tienes un voto en esta respuesta al que añadir la nota. Vuelve a votar.",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {"de": {}, "fr": {}, "es": {}}
