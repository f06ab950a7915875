"""The settings of a server or a person: the panel that shows and changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SettingsTexts:
    """The panel's messages in one language.

    Each setting has a heading, a line of help and a label (at most 100 characters) for every
    value.
    """

    server_title: str
    own_title: str
    own_note: str
    saved: str  # setting, value
    change_by_text: str  # command, name, value: as they are written
    possible: str  # values
    wrong_name: str  # text, names
    wrong_value: str  # text, setting, values
    no_name: str  # name, value: the options

    style: str
    style_help: str
    style_rich: str
    style_plain: str

    language: str
    language_help: str
    language_auto: str
    language_itself: str

    quotes: str
    quotes_help: str
    one_quote: str
    some_quotes: str  # count, from 2

    shared: str
    shared_help: str
    shared_yes: str
    shared_no: str

    role: str
    role_help: str
    role_none: str
    role_not_yours: str

    user_questions: str
    user_questions_help: str
    channel_questions: str
    channel_questions_help: str
    no_limit: str
    a_minute: str  # count, from 2

    retention: str
    retention_help: str
    not_kept: str
    one_day: str
    some_days: str  # count, from 2


ENGLISH = SettingsTexts(
    server_title="Settings of this server",
    own_title="Your settings",
    own_note="They hold in direct messages with me, and wherever I am not a member.",
    saved="Saved: {setting} – {value}",
    change_by_text="To change one, write {command} and choose {name} and {value}.",
    possible="Possible: {values}.",
    wrong_name="“{text}” is no setting. Choose one of these: {names}.",
    wrong_value="“{text}” is not possible for “{setting}”. Possible: {values}.",
    no_name="Please choose what to change as {name}, too; {value} alone does not tell.",
    style="Style of answers",
    style_help="Plain text suits screen readers, and everybody who sees no buttons.",
    style_rich="Rich: cards with buttons",
    style_plain="Plain text",
    language="Language",
    language_help="Of what I say myself. Quotes stay in the language of their article.",
    language_auto="That of the reader or the server",
    language_itself="English",
    quotes="Number of quotes",
    quotes_help="An answer shows at most this many, those behind “More” included.",
    one_quote="1 quote",
    some_quotes="{count} quotes",
    shared="Shared articles",
    shared_help="Whether I also search the articles that I bring along, beside this server’s own.",
    shared_yes="Search them, too",
    shared_no="Only this server’s own articles",
    role="Role of moderators",
    role_help=(
        "Members with it may manage articles and settings; only those with Manage Server set it."
    ),
    role_none="No role",
    role_not_yours=(
        "Only members with Manage Server may change this role. Please ask one of them; the other"
        " settings are yours to change."
    ),
    user_questions="Questions of a member",
    user_questions_help="How many questions one member may ask in a minute.",
    channel_questions="Questions in a channel",
    channel_questions_help="How many questions all members may ask in one channel in a minute.",
    no_limit="No limit",
    a_minute="{count} a minute",
    retention="How long questions are kept",
    retention_help="Questions and votes older than that are deleted. Less holds at once.",
    not_kept="They are not kept",
    one_day="1 day",
    some_days="{count} days",
)

GERMAN = SettingsTexts(
    server_title="Einstellungen dieses Servers",
    own_title="Deine Einstellungen",
    own_note="Sie gelten in Direktnachrichten mit mir und überall, wo ich kein Mitglied bin.",
    saved="Gespeichert: {setting} – {value}",
    change_by_text="Um eine zu ändern, schreib {command} und wähl {name} und {value}.",
    possible="Möglich: {values}.",
    wrong_name="„{text}“ ist keine Einstellung. Wähl eine von diesen: {names}.",
    wrong_value="„{text}“ ist für „{setting}“ nicht möglich. Möglich: {values}.",
    no_name="Bitte wähl bei {name} auch, was sich ändern soll; {value} allein sagt das nicht.",
    style="Stil der Antworten",
    style_help="Reiner Text passt für Screenreader und für alle, die keine Schaltflächen sehen.",
    style_rich="Reich: Karten mit Schaltflächen",
    style_plain="Reiner Text",
    language="Sprache",
    language_help="Von dem, was ich selbst sage. Zitate bleiben in der Sprache ihres Artikels.",
    language_auto="Die der Lesenden oder des Servers",
    language_itself="Deutsch",
    quotes="Anzahl der Zitate",
    quotes_help="So viele zeigt eine Antwort höchstens, die hinter „Mehr“ mitgezählt.",
    one_quote="1 Zitat",
    some_quotes="{count} Zitate",
    shared="Gemeinsame Artikel",
    shared_help="Ob ich neben denen dieses Servers auch die mitgebrachten Artikel durchsuche.",
    shared_yes="Auch durchsuchen",
    shared_no="Nur die Artikel dieses Servers",
    role="Rolle der Moderation",
    role_help=(
        "Wer sie hat, darf Artikel und Einstellungen verwalten; festlegen kann sie nur, wer „Server"
        " verwalten“ darf."
    ),
    role_none="Keine Rolle",
    role_not_yours=(
        "Diese Rolle kann nur ändern, wer „Server verwalten“ darf. Bitte wende dich an so jemanden;"
        " die anderen Einstellungen kannst du ändern."
    ),
    user_questions="Fragen eines Mitglieds",
    user_questions_help="Wie viele Fragen ein Mitglied in einer Minute stellen darf.",
    channel_questions="Fragen in einem Kanal",
    channel_questions_help="Wie viele Fragen alle in einem Kanal in einer Minute stellen dürfen.",
    no_limit="Keine Grenze",
    a_minute="{count} in der Minute",
    retention="Wie lange Fragen aufbewahrt werden",
    retention_help="Ältere Fragen und Stimmen werden gelöscht. Weniger gilt sofort.",
    not_kept="Sie werden nicht aufbewahrt",
    one_day="1 Tag",
    some_days="{count} Tage",
)

FRENCH = SettingsTexts(
    server_title="Paramètres de ce serveur",
    own_title="Vos paramètres",
    own_note="Ils valent dans les messages privés avec moi, et partout où je ne suis pas membre.",
    saved="Enregistré\u00a0: {setting} – {value}",
    change_by_text="Pour en changer un, écrivez {command} et choisissez {name} et {value}.",
    possible="Possible\u00a0: {values}.",
    wrong_name=(
        "«\u00a0{text}\u00a0» n’est pas un paramètre. Choisissez l’un de ceux-ci\u00a0: {names}."
    ),
    wrong_value=(
        "«\u00a0{text}\u00a0» n’est pas possible pour «\u00a0{setting}\u00a0»."
        " Possible\u00a0: {values}."
    ),
    no_name="Choisissez aussi avec {name} ce qui doit changer\u00a0; {value} seul ne le dit pas.",
    style="Style des réponses",
    style_help="Le texte simple convient aux lecteurs d’écran et à qui ne voit pas les boutons.",
    style_rich="Riche\u00a0: cartes avec boutons",
    style_plain="Texte simple",
    language="Langue",
    language_help="De ce que je dis moi-même. Les citations restent dans la langue de l’article.",
    language_auto="Celle du lecteur ou du serveur",
    language_itself="Français",
    quotes="Nombre de citations",
    quotes_help="Ce qu’une réponse montre au plus, y compris derrière «\u00a0Plus\u00a0».",
    one_quote="1 citation",
    some_quotes="{count} citations",
    shared="Articles partagés",
    shared_help="Si je cherche aussi dans les articles que j’apporte, en plus de ceux du serveur.",
    shared_yes="Y chercher aussi",
    shared_no="Seulement les articles de ce serveur",
    role="Rôle des modérateurs",
    role_help=(
        "Qui l’a peut gérer les articles et les paramètres\u00a0; seuls ceux qui ont"
        " «\u00a0Gérer le serveur\u00a0» le choisissent."
    ),
    role_none="Aucun rôle",
    role_not_yours=(
        "Seuls les membres qui ont «\u00a0Gérer le serveur\u00a0» peuvent changer ce rôle."
        " Adressez-vous à l’un d’eux\u00a0; vous pouvez changer les autres paramètres."
    ),
    user_questions="Questions d’un membre",
    user_questions_help="Combien de questions un membre peut poser en une minute.",
    channel_questions="Questions dans un salon",
    channel_questions_help="Combien de questions tous peuvent poser dans un salon en une minute.",
    no_limit="Sans limite",
    a_minute="{count} par minute",
    retention="Durée de conservation des questions",
    retention_help=(
        "Les questions et les votes plus anciens sont supprimés. Une durée plus courte vaut"
        " aussitôt."
    ),
    not_kept="Rien n’est conservé",
    one_day="1 jour",
    some_days="{count} jours",
)

SPANISH = SettingsTexts(
    server_title="Ajustes de este servidor",
    own_title="Tus ajustes",
    own_note="Valen en los mensajes directos conmigo y en todo lugar donde no soy miembro.",
    saved="Guardado: {setting} – {value}",
    change_by_text="Para cambiar uno, escribe {command} y elige {name} y {value}.",
    possible="Posible: {values}.",
    wrong_name="«{text}» no es un ajuste. Elige uno de estos: {names}.",
    wrong_value="«{text}» no es posible para «{setting}». Posible: {values}.",
    no_name="Elige también con {name} qué se cambia; {value} solo no lo dice.",
    style="Estilo de las respuestas",
    style_help="El texto sin formato va bien con lectores de pantalla y si no se ven los botones.",
    style_rich="Rico: tarjetas con botones",
    style_plain="Texto sin formato",
    language="Idioma",
    language_help="De lo que digo yo. Las citas siguen en el idioma de su artículo.",
    language_auto="El de quien lee o el del servidor",
    language_itself="Español",
    quotes="Número de citas",
    quotes_help="Las que muestra como mucho una respuesta, incluidas las que hay tras «Más».",
    one_quote="1 cita",
    some_quotes="{count} citas",
    shared="Artículos compartidos",
    shared_help="Si busco también en los artículos que traigo, además de los de este servidor.",
    shared_yes="Buscar también en ellos",
    shared_no="Solo los artículos de este servidor",
    role="Rol de los moderadores",
    role_help=(
        "Quien lo tiene puede gestionar artículos y ajustes; solo lo elige quien tiene «Gestionar"
        " servidor»."
    ),
    role_none="Ningún rol",
    role_not_yours=(
        "Solo quienes tienen «Gestionar servidor» pueden cambiar este rol. Habla con alguno de"
        " ellos; los demás ajustes sí puedes cambiarlos."
    ),
    user_questions="Preguntas de un miembro",
    user_questions_help="Cuántas preguntas puede hacer un miembro en un minuto.",
    channel_questions="Preguntas en un canal",
    channel_questions_help="Cuántas preguntas pueden hacer todos en un canal en un minuto.",
    no_limit="Sin límite",
    a_minute="{count} por minuto",
    retention="Cuánto se conservan las preguntas",
    retention_help="Las preguntas y los votos más antiguos se borran. Menos vale al momento.",
    not_kept="No se conservan",
    one_day="1 día",
    some_days="{count} días",
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "settings": "einstellungen",
        "name": "name",
        "value": "wert",
        "Show the settings, or change one": "Zeigt die Einstellungen oder ändert eine",
        "Which one to change": "Welche sich ändern soll",
        "What it is to be": "Was gelten soll",
    },
    "fr": {
        "settings": "paramètres",
        "name": "nom",
        "value": "valeur",
        "Show the settings, or change one": "Montre les paramètres, ou en change un",
        "Which one to change": "Lequel changer",
        "What it is to be": "Ce qui doit valoir",
    },
    "es": {
        "settings": "ajustes",
        "name": "nombre",
        "value": "valor",
        "Show the settings, or change one": "Muestra los ajustes, o cambia uno",
        "Which one to change": "Cuál cambiar",
        "What it is to be": "Lo que debe valer",
    },
}
