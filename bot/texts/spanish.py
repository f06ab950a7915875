"""The bot's messages in Spanish."""

from bot.texts import (
    articles,
    articles_adding,
    asking,
    auto,
    insights,
    privacy,
    reasons,
    settings,
    sources,
    timeline,
    voting,
    why,
)
from bot.texts.commands import commands_in
from bot.texts.model import Texts

SPANISH = Texts(
    language="es",
    commands=commands_in("es"),
    asking=asking.SPANISH,
    articles=articles.SPANISH,
    adding=articles_adding.SPANISH,
    settings=settings.SPANISH,
    insights=insights.SPANISH,
    privacy=privacy.SPANISH,
    voting=voting.SPANISH,
    why=why.SPANISH,
    reasons=reasons.SPANISH,
    timeline=timeline.SPANISH,
    sources=sources.SPANISH,
    auto=auto.SPANISH,
    how_to=(
        "Escríbeme tu pregunta, en un servidor después de la mención, o usa `/preguntar`. Respondo"
        " palabra por palabra con frases de mis artículos e indico la fuente de cada una."
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
    possible="Respuesta posible:",
    another_source="Otra fuente:",
    also_in="La cita aparece también, palabra por palabra o casi, en: {sources}",
    position="frase {number} de {of}",
    same_article="mismo artículo",
    undated="sin fecha",
    changed="El texto del artículo ha cambiado desde esta cita.",
    translated="El artículo dice que estas palabras están traducidas.",
    times="Según la fecha de publicación: {times}.",
    times_unclear="La frase no lo deja claro: {times}.",
    times_undated="El artículo no lleva fecha, así que no se puede situar en el tiempo: {words}.",
    times_spoken="Se cuenta desde el día en que se dijo, que la frase no indica: {words}.",
    time="«{words}» = {period}",
    about="aproximadamente {period}",
    either="{first} o {second}",
    months=(
        "enero de {year}, febrero de {year}, marzo de {year}, abril de {year}, mayo de {year},"
        " junio de {year}, julio de {year}, agosto de {year}, septiembre de {year},"
        " octubre de {year}, noviembre de {year}, diciembre de {year}"
    ),
    seasons=(
        "invierno {year} (hemisferio norte), primavera {year} (hemisferio norte),"
        " verano {year} (hemisferio norte), otoño {year} (hemisferio norte)"
    ),
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
    unsearched="En este artículo ya no se busca aquí.",
    more_removed="Ya no se muestran, por haberse retirado de la biblioteca: {count}.",
    more_unsearched="Ya no se muestran, porque aquí ya no se busca en ellos: {count}.",
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
