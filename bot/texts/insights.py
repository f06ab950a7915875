"""What is asked in a server, and what finds no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class InsightsTexts:
    """The messages in one language; those for the plot are plain text."""

    heading: str  # date
    figures: str  # asked, answered, missing
    ways: str  # command, message, auto, follow_up
    votes: str  # ups, downs
    unshown: str  # count
    kept_for: str  # time
    nothing: str
    not_kept: str  # command
    lacks: str  # a heading, on the plot too
    more: str  # count
    complaints: str
    praised: str
    note: str  # text

    questions_per_day: str  # on the plot
    answered: str  # on the plot
    not_found: str  # on the plot
    described: str  # first, last, answered, missing: the plot for those who do not see it
    no_plot: str
    plot_failed: str

    exported: str  # count, answered, upvoted, missing
    left_out: str  # downvoted, follow_ups, unshown, removed, older


ENGLISH = InsightsTexts(
    heading="What was asked here since {date}",
    figures="Questions: **{asked}** – answered: **{answered}**, not found: **{missing}**",
    ways="By command: {command}, by message: {message}, unasked: {auto}, follow-ups: {follow_up}",
    votes="Votes on answers: 👎 {downs}, 👍 {ups}",
    unshown=(
        "Asked in private, or in channels that you cannot view: {count}. They are counted, and"
        " their words are not shown."
    ),
    kept_for="How long questions are kept here: {time}. Older ones are not counted.",
    nothing="Nothing was asked, as far as it is kept.",
    not_kept="Questions are not kept here. {command} changes how long they are.",
    lacks="What the library lacks",
    more="… and {count} more",
    complaints="Answers with 👎",
    praised="Notes with 👍",
    note="Note: {text}",
    questions_per_day="Questions per day (UTC)",
    answered="answered",
    not_found="not found",
    described=(
        "Bars for each day from {first} to {last}: {answered} questions answered, {missing} not"
        " found. Below, bars for what the library lacks, as the text lists it."
    ),
    no_plot=(
        "For a plot, whoever runs me installs the extra `plots` in my folder:"
        " `.venv/bin/pip install --require-hashes -r requirements-plots.txt`."
    ),
    plot_failed="The plot could not be drawn; my log says why.",
    exported=(
        "Attached for `verbatim eval`: {count} questions – answered: {answered}, of them with 👍:"
        " {upvoted}, not found: {missing}. What has no 👎 counts as right there, so that the"
        " figures tell what changes, not how good the answers are."
    ),
    left_out=(
        "Left out – with 👎: {downvoted}, follow-ups and questions with a filter:"
        " {follow_ups}, asked in private or where you cannot look: {unshown}, article removed:"
        " {removed}, the oldest, which would not fit: {older}."
    ),
)

GERMAN = InsightsTexts(
    heading="Was hier seit dem {date} gefragt wurde",
    figures="Fragen: **{asked}** – beantwortet: **{answered}**, nicht gefunden: **{missing}**",
    ways=(
        "Per Befehl: {command}, per Nachricht: {message}, ungefragt: {auto}, Nachfragen:"
        " {follow_up}"
    ),
    votes="Stimmen zu Antworten: 👎 {downs}, 👍 {ups}",
    unshown=(
        "Privat gefragt oder in Kanälen, die du nicht siehst: {count}. Sie sind gezählt, ihr"
        " Wortlaut wird nicht gezeigt."
    ),
    kept_for="So lange werden Fragen hier gespeichert: {time}. Ältere sind nicht gezählt.",
    nothing="Es wurde nichts gefragt, soweit es gespeichert ist.",
    not_kept="Fragen werden hier nicht gespeichert. {command} ändert, wie lange.",
    lacks="Was der Bibliothek fehlt",
    more="… und {count} weitere",
    complaints="Antworten mit 👎",
    praised="Notizen mit 👍",
    note="Notiz: {text}",
    questions_per_day="Fragen pro Tag (UTC)",
    answered="beantwortet",
    not_found="nicht gefunden",
    described=(
        "Balken für jeden Tag vom {first} bis zum {last}: {answered} Fragen beantwortet, {missing}"
        " nicht gefunden. Darunter Balken für das, was der Bibliothek fehlt, wie im Text."
    ),
    no_plot=(
        "Für eine Grafik installiert, wer mich betreibt, in meinem Ordner das Extra `plots`:"
        " `.venv/bin/pip install --require-hashes -r requirements-plots.txt`."
    ),
    plot_failed="Die Grafik konnte nicht gezeichnet werden; mein Protokoll sagt, warum.",
    exported=(
        "Angehängt für `verbatim eval`: {count} Fragen – beantwortet: {answered}, davon mit 👍:"
        " {upvoted}, nicht gefunden: {missing}. Was kein 👎 hat, gilt dort als richtig; die Zahlen"
        " zeigen also, was sich ändert, nicht, wie gut die Antworten sind."
    ),
    left_out=(
        "Weggelassen – mit 👎: {downvoted}, Nachfragen und Fragen mit Filter:"
        " {follow_ups}, privat gefragt oder wo du nicht hinsiehst: {unshown}, Artikel entfernt:"
        " {removed}, die ältesten, für die kein Platz ist: {older}."
    ),
)

FRENCH = InsightsTexts(
    heading="Ce qui a été demandé ici depuis le {date}",
    figures=(
        "Questions\u00a0: **{asked}** – avec réponse\u00a0: **{answered}**, sans réponse\u00a0:"
        " **{missing}**"
    ),
    ways=(
        "Par commande\u00a0: {command}, par message\u00a0: {message}, spontanément\u00a0: {auto},"
        " questions suivantes\u00a0: {follow_up}"
    ),
    votes="Votes sur les réponses\u00a0: 👎 {downs}, 👍 {ups}",
    unshown=(
        "Posées en privé, ou dans des salons que vous ne voyez pas\u00a0: {count}. Elles sont"
        " comptées, leur texte n’est pas montré."
    ),
    kept_for=(
        "Durée de conservation des questions ici\u00a0: {time}. Les plus anciennes ne sont pas"
        " comptées."
    ),
    nothing="Rien n’a été demandé, d’après ce qui est conservé.",
    not_kept="Les questions ne sont pas conservées ici. {command} change cette durée.",
    lacks="Ce qui manque à la bibliothèque",
    more="… et {count} de plus",
    complaints="Réponses avec 👎",
    praised="Notes avec 👍",
    note="Note\u00a0: {text}",
    questions_per_day="Questions par jour (UTC)",
    answered="avec réponse",
    not_found="sans réponse",
    described=(
        "Barres pour chaque jour du {first} au {last}\u00a0: {answered} questions avec réponse,"
        " {missing} sans. En dessous, des barres pour ce qui manque à la bibliothèque, comme dans"
        " le texte."
    ),
    no_plot=(
        "Pour un graphique, la personne qui m’administre installe l’extra `plots` dans mon dossier"
        "\u00a0: `.venv/bin/pip install --require-hashes -r requirements-plots.txt`."
    ),
    plot_failed="Le graphique n’a pas pu être dessiné\u00a0; mon journal dit pourquoi.",
    exported=(
        "En pièce jointe pour `verbatim eval`\u00a0: {count} questions – avec réponse\u00a0:"
        " {answered}, dont avec 👍\u00a0: {upvoted}, sans réponse\u00a0: {missing}. Ce qui n’a pas"
        " de 👎 y compte comme juste\u00a0: les chiffres disent ce qui change, non la qualité des"
        " réponses."
    ),
    left_out=(
        "Laissées de côté – avec 👎\u00a0: {downvoted}, questions de suivi ou avec un"
        " filtre\u00a0: {follow_ups}, posées en privé ou là où vous ne voyez pas\u00a0:"
        " {unshown}, article retiré\u00a0: {removed}, les plus anciennes, faute de"
        " place\u00a0: {older}."
    ),
)

SPANISH = InsightsTexts(
    heading="Lo que se ha preguntado aquí desde el {date}",
    figures="Preguntas: **{asked}** – con respuesta: **{answered}**, sin respuesta: **{missing}**",
    ways=(
        "Por comando: {command}, por mensaje: {message}, sin pedirlo: {auto}, preguntas"
        " siguientes: {follow_up}"
    ),
    votes="Votos sobre respuestas: 👎 {downs}, 👍 {ups}",
    unshown=(
        "Hechas en privado, o en canales que no puedes ver: {count}. Se cuentan, pero no se muestra"
        " su texto."
    ),
    kept_for="Tiempo que se conservan aquí las preguntas: {time}. Las anteriores no se cuentan.",
    nothing="No se ha preguntado nada, según lo que se conserva.",
    not_kept="Aquí no se conservan las preguntas. {command} cambia cuánto tiempo.",
    lacks="Lo que le falta a la biblioteca",
    more="… y {count} más",
    complaints="Respuestas con 👎",
    praised="Notas con 👍",
    note="Nota: {text}",
    questions_per_day="Preguntas por día (UTC)",
    answered="con respuesta",
    not_found="sin respuesta",
    described=(
        "Barras para cada día del {first} al {last}: {answered} preguntas con respuesta, {missing}"
        " sin ella. Debajo, barras para lo que le falta a la biblioteca, como en el texto."
    ),
    no_plot=(
        "Para un gráfico, quien me administra instala en mi carpeta el extra `plots`:"
        " `.venv/bin/pip install --require-hashes -r requirements-plots.txt`."
    ),
    plot_failed="No se ha podido dibujar el gráfico; mi registro dice por qué.",
    exported=(
        "Adjuntas para `verbatim eval`: {count} preguntas – con respuesta: {answered}, de ellas"
        " con 👍: {upvoted}, sin respuesta: {missing}. Lo que no tiene 👎 cuenta allí como"
        " correcto: las cifras dicen qué cambia, no lo buenas que son las respuestas."
    ),
    left_out=(
        "Omitidas – con 👎: {downvoted}, preguntas de seguimiento o con filtro: {follow_ups},"
        " hechas en privado o donde no puedes ver: {unshown}, artículo retirado: {removed}, las más"
        " antiguas, que no caben: {older}."
    ),
)

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "insights": "einblicke",
        "days": "tage",
        "private": "privat",
        "export": "exportieren",
        "Show what was asked here, and what the library lacks": (
            "Zeigt, was hier gefragt wurde und was der Bibliothek fehlt"
        ),
        "How many days to look back": "Wie viele Tage zurück",
        "Show the reply to you alone; False shows it to all in the channel": (
            "Die Antwort nur dir zeigen; False zeigt sie allen im Kanal"
        ),
        "Attach the questions as JSON lines for verbatim eval": (
            "Die Fragen als JSON-Zeilen für verbatim eval anhängen"
        ),
    },
    "fr": {
        "insights": "bilan",
        "days": "jours",
        "private": "privé",
        "export": "exporter",
        "Show what was asked here, and what the library lacks": (
            "Montre ce qui a été demandé ici et ce qui manque à la bibliothèque"
        ),
        "How many days to look back": "Combien de jours en arrière",
        "Show the reply to you alone; False shows it to all in the channel": (
            "Ne montrer la réponse qu’à vous\u00a0; False la montre à tous dans le salon"
        ),
        "Attach the questions as JSON lines for verbatim eval": (
            "Joindre les questions en lignes JSON pour verbatim eval"
        ),
    },
    "es": {
        "insights": "balance",
        "days": "días",
        "private": "privado",
        "export": "exportar",
        "Show what was asked here, and what the library lacks": (
            "Muestra lo que se ha preguntado aquí y lo que le falta a la biblioteca"
        ),
        "How many days to look back": "Cuántos días hacia atrás",
        "Show the reply to you alone; False shows it to all in the channel": (
            "Mostrarte la respuesta solo a ti; False la muestra a todos en el canal"
        ),
        "Attach the questions as JSON lines for verbatim eval": (
            "Adjuntar las preguntas como líneas JSON para verbatim eval"
        ),
    },
}
