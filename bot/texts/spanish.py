"""The bot's messages in Spanish."""

from bot.texts.model import Texts

SPANISH = Texts(
    language="es",
    commands={
        "ask": "preguntar",
        "question": "pregunta",
        "private": "privado",
        "Find sources": "Buscar fuentes",
        "Answer a question with sentences from the library, word for word": (
            "Responde a una pregunta con frases de la biblioteca, palabra por palabra"
        ),
        "What you would like to know": "Lo que quieres saber",
        "Show the answer to you alone": "Mostrarte la respuesta solo a ti",
    },
    how_to=(
        "Escribe tu pregunta después de la mención o usa `/preguntar`. Respondo palabra por palabra"
        " con frases de mis artículos e indico la fuente de cada una."
    ),
    empty_question="No veo ninguna pregunta. Hazla en pocas palabras.",
    long_question="Esa pregunta supera los {limit} caracteres. Haz una más corta.",
    empty_library=(
        "Mi biblioteca está vacía, así que aún no puedo responder. Quien me administra añade"
        " artículos con `verbatim add`."
    ),
    searched_for="Se buscó {words}.",
    not_found="**No encontrado.** Ninguna frase de la biblioteca responde a esta pregunta.",
    no_article_has="Ningún artículo contiene {words}.",
    quoted="«{text}»",
    nearest="El pasaje más cercano, que no es una respuesta:",
    position="frase {number} de {of}",
    same_article="mismo artículo",
    undated="sin fecha",
    changed="El texto del artículo ha cambiado desde esta cita.",
    translated="El artículo dice que estas palabras están traducidas.",
    weekday="«{day}» es el {date}, según la fecha de publicación.",
    weekday_undated="El artículo no lleva fecha, así que «{day}» no se puede situar en el tiempo.",
    weekday_unclear="No está claro si «{day}» es anterior o posterior a la publicación del {date}.",
    differ="**Las fuentes difieren:** {figures}. Ninguna tiene preferencia.",
    enumeration="{first} y {last}",
    differ_more="{count} más",
    more="Más ({count})",
    more_heading="**Más pasajes**",
    one_before="1 frase antes de la cita",
    before="{count} frases antes de la cita",
    one_after="1 frase después de la cita",
    after="{count} frases después de la cita",
    back="Volver",
    removed="Este artículo se retiró de la biblioteca y ya no se puede mostrar.",
    claim_heading="**Los pasajes más cercanos a esta afirmación**",
    claim_note="Pueden respaldarla, contradecirla o solo rozarla.",
    claim_empty="Este mensaje no tiene ningún texto que pueda buscar.",
    claim_none="Ningún pasaje de la biblioteca se acerca a esta afirmación.",
    cooldown="Has ido un poco rápido. Inténtalo de nuevo en {seconds} s.",
    not_allowed="No puedes hacer esto aquí. Habla con quienes llevan el servidor.",
    bot_not_allowed=(
        "Me falta un permiso aquí: {permissions}. Habla con quienes llevan el servidor."
    ),
    outdated=(
        "Este comando ha cambiado. Recarga Discord (Ctrl+R, o cierra y abre la aplicación)"
        " e inténtalo de nuevo."
    ),
    unexpected=(
        "Algo ha fallado por mi parte. Inténtalo de nuevo; si vuelve a ocurrir, dale esta"
        " referencia a quien me administra: `{reference}`."
    ),
)
