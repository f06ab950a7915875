"""Articles that come into a server's library: the form, files, addresses, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AddingTexts:
    """The messages in one language."""

    form_title: str  # this and the labels: at most 45 characters
    title_label: str
    publisher_label: str
    date_label: str
    address_label: str
    text_label: str

    read: str  # count
    added: str  # count; this and the next four head a list
    updated: str  # count
    unchanged: str  # count
    copies: str  # count
    refused: str  # count
    nothing: str
    one_at_a_time: str
    no_contact: str
    fetching_already: str
    fetched_enough: str  # limit, minutes
    too_large: str  # name, size, limit
    not_downloaded: str
    undated: str  # text
    given_back: str
    full_articles: str  # count, limit
    full_sentences: str  # count, limit
    full_size: str  # limit


ENGLISH = AddingTexts(
    form_title="Add an article",
    title_label="Title",
    publisher_label="Publisher",
    date_label="Date of publication",
    address_label="Web address",
    text_label="Text",
    read="{count} articles read…",
    added="**Added: {count}**",
    updated="**Updated, as a new version: {count}**",
    unchanged="**There already, unchanged: {count}**",
    copies="**There already under another id: {count}**",
    refused="**Refused: {count}**",
    nothing="No article was found there.",
    one_at_a_time="Please give either a file or an address; one at a time.",
    no_contact=(
        "I cannot fetch addresses yet: whoever runs me has to set first whom sites can write to"
        " (`contact` in config.toml). Until then, please attach the text as a file."
    ),
    fetching_already=(
        "An address is being fetched for this server already. Please try again once that is done."
    ),
    fetched_enough=(
        "{limit} addresses were fetched for this server within an hour, which is as many as I may."
        " Please try again in {minutes} min, or attach the text as a file."
    ),
    too_large=(
        "{name} has {size} MB, and a file may have {limit} MB at most. Please split it into"
        " several files."
    ),
    undated=(
        "“{text}” is no date, so that the article has none. To date it, paste it again under the"
        " same title with a date like 2021-02-16: that makes a new version."
    ),
    given_back="What you pasted is in the file, so that nothing of it is lost.",
    not_downloaded="The file could not be downloaded. Please attach it again.",
    full_articles=(
        "Nothing was added: this server would then have {count} articles, and it may have {limit}."
        " Please remove some with `/articles remove` first."
    ),
    full_sentences=(
        "Nothing was added: this server would then have about {count} sentences, and it may have"
        " {limit}. Please remove some articles with `/articles remove` first."
    ),
    full_size=(
        "Nothing was added: with their former versions, the articles of this server take up more"
        " than {limit} MB. Please remove some with `/articles remove` first."
    ),
)

GERMAN = AddingTexts(
    form_title="Artikel hinzufügen",
    title_label="Titel",
    publisher_label="Herausgeber",
    date_label="Tag der Veröffentlichung",
    address_label="Webadresse",
    text_label="Wortlaut",
    read="{count} Artikel gelesen …",
    added="**Hinzugefügt: {count}**",
    updated="**Als neue Version gespeichert: {count}**",
    unchanged="**Schon da, unverändert: {count}**",
    copies="**Schon unter einer anderen Kennung da: {count}**",
    refused="**Abgelehnt: {count}**",
    nothing="Dort wurde kein Artikel gefunden.",
    one_at_a_time="Bitte gib entweder eine Datei oder eine Adresse an, eins nach dem anderen.",
    no_contact=(
        "Ich kann noch keine Adressen abrufen: Wer mich betreibt, muss erst angeben, wem die"
        " Websites schreiben können (`contact` in config.toml). Bitte häng den Text bis dahin als"
        " Datei an."
    ),
    fetching_already=(
        "Für diesen Server wird schon eine Adresse abgerufen. Bitte versuch es noch einmal, sobald"
        " das fertig ist."
    ),
    fetched_enough=(
        "Für diesen Server wurden in einer Stunde {limit} Adressen abgerufen, mehr darf ich nicht."
        " Bitte versuch es in {minutes} min noch einmal, oder häng den Text als Datei an."
    ),
    too_large=(
        "{name} hat {size} MB, und eine Datei darf höchstens {limit} MB haben. Bitte teil sie in"
        " mehrere Dateien."
    ),
    undated=(
        "„{text}“ ist kein Datum, daher hat der Artikel keins. Füg ihn mit demselben Titel und"
        " einem Datum wie 2021-02-16 noch einmal ein: Das wird eine neue Version."
    ),
    given_back="Was du eingefügt hast, steht in der Datei, damit nichts davon verloren geht.",
    not_downloaded="Die Datei konnte nicht heruntergeladen werden. Bitte häng sie noch einmal an.",
    full_articles=(
        "Nichts wurde hinzugefügt: Dieser Server hätte sonst {count} Artikel, und er darf {limit}"
        " haben. Bitte entferne zuerst welche mit `/artikel entfernen`."
    ),
    full_sentences=(
        "Nichts wurde hinzugefügt: Dieser Server hätte sonst etwa {count} Sätze, und er darf"
        " {limit} haben. Bitte entferne zuerst Artikel mit `/artikel entfernen`."
    ),
    full_size=(
        "Nichts wurde hinzugefügt: Mit früheren Versionen belegen die Artikel dieses Servers mehr"
        " als {limit} MB. Bitte entferne zuerst welche mit `/artikel entfernen`."
    ),
)

FRENCH = AddingTexts(
    form_title="Ajouter un article",
    title_label="Titre",
    publisher_label="Éditeur",
    date_label="Date de publication",
    address_label="Adresse web",
    text_label="Texte",
    read="{count} articles lus…",
    added="**Ajoutés\u00a0: {count}**",
    updated="**Mis à jour, en nouvelle version\u00a0: {count}**",
    unchanged="**Déjà présents, inchangés\u00a0: {count}**",
    copies="**Déjà présents sous un autre identifiant\u00a0: {count}**",
    refused="**Refusés\u00a0: {count}**",
    nothing="Aucun article n’y a été trouvé.",
    one_at_a_time="Merci d’indiquer soit un fichier, soit une adresse, l’un après l’autre.",
    no_contact=(
        "Je ne peux pas encore lire d’adresses\u00a0: la personne qui m’administre doit d’abord"
        " indiquer à qui les sites peuvent écrire (`contact` dans config.toml). D’ici là, joignez"
        " le texte sous forme de fichier."
    ),
    fetching_already=(
        "Une adresse est déjà en cours de lecture pour ce serveur. Réessayez quand ce sera fini."
    ),
    fetched_enough=(
        "{limit} adresses ont été lues pour ce serveur en une heure, je ne peux en lire plus."
        " Réessayez dans {minutes} min, ou joignez le texte sous forme de fichier."
    ),
    too_large=(
        "{name} pèse {size} Mo, et un fichier peut peser {limit} Mo au plus. Répartissez-le en"
        " plusieurs fichiers."
    ),
    undated=(
        "«\u00a0{text}\u00a0» n’est pas une date, l’article n’en a donc pas. Pour le dater,"
        " collez-le à nouveau sous le même titre avec une date comme 2021-02-16\u00a0: cela en fait"
        " une nouvelle version."
    ),
    given_back="Ce que vous avez collé est dans le fichier, pour que rien n’en soit perdu.",
    not_downloaded="Le fichier n’a pas pu être téléchargé. Joignez-le de nouveau.",
    full_articles=(
        "Rien n’a été ajouté\u00a0: ce serveur aurait alors {count} articles, et il peut en avoir"
        " {limit}. Retirez-en d’abord avec `/articles retirer`."
    ),
    full_sentences=(
        "Rien n’a été ajouté\u00a0: ce serveur aurait alors environ {count} phrases, et il peut en"
        " avoir {limit}. Retirez d’abord des articles avec `/articles retirer`."
    ),
    full_size=(
        "Rien n’a été ajouté\u00a0: avec leurs anciennes versions, les articles de ce serveur"
        " occupent plus de {limit} Mo. Retirez-en d’abord avec `/articles retirer`."
    ),
)

SPANISH = AddingTexts(
    form_title="Añadir un artículo",
    title_label="Título",
    publisher_label="Medio",
    date_label="Fecha de publicación",
    address_label="Dirección web",
    text_label="Texto del artículo",
    read="{count} artículos leídos…",
    added="**Añadidos: {count}**",
    updated="**Actualizados, como versión nueva: {count}**",
    unchanged="**Ya estaban, sin cambios: {count}**",
    copies="**Ya estaban con otro identificador: {count}**",
    refused="**Rechazados: {count}**",
    nothing="No se encontró ningún artículo ahí.",
    one_at_a_time="Indica un archivo o una dirección, uno cada vez.",
    no_contact=(
        "Todavía no puedo leer direcciones: quien me administra tiene que indicar antes a quién"
        " pueden escribir los sitios (`contact` en config.toml). Hasta entonces, adjunta el texto"
        " como archivo."
    ),
    fetching_already=(
        "Ya se está leyendo una dirección para este servidor. Vuelve a intentarlo cuando termine."
    ),
    fetched_enough=(
        "En una hora se han leído {limit} direcciones para este servidor, y no puedo leer más."
        " Vuelve a intentarlo en {minutes} min, o adjunta el texto como archivo."
    ),
    too_large=(
        "{name} ocupa {size} MB, y un archivo puede ocupar {limit} MB como máximo. Divídelo en"
        " varios archivos."
    ),
    undated=(
        "«{text}» no es una fecha, así que el artículo no tiene ninguna. Para fecharlo, pégalo otra"
        " vez con el mismo título y una fecha como 2021-02-16: será una nueva versión."
    ),
    given_back="Lo que pegaste está en el archivo, para que no se pierda nada.",
    not_downloaded="No se ha podido descargar el archivo. Adjúntalo de nuevo.",
    full_articles=(
        "No se ha añadido nada: este servidor tendría entonces {count} artículos, y puede tener"
        " {limit}. Quita antes algunos con `/artículos quitar`."
    ),
    full_sentences=(
        "No se ha añadido nada: este servidor tendría entonces unas {count} frases, y puede tener"
        " {limit}. Quita antes artículos con `/artículos quitar`."
    ),
    full_size=(
        "No se ha añadido nada: con sus versiones anteriores, los artículos de este servidor ocupan"
        " más de {limit} MB. Quita antes algunos con `/artículos quitar`."
    ),
)
