"""What the signals of the score and the signs of the confidence are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ReasonsTexts:
    """The names in one language. They stand in lists."""

    # The signals of the score.
    before: str
    article: str
    subject: str
    naming: str
    alike: str
    related: str
    exact: str
    pairs: str
    names: str
    headline: str
    repeated: str
    early: str
    kind: str
    mention: str
    cause: str
    role: str
    denial: str
    measure: str
    definition: str
    date: str
    pronoun: str
    surname: str
    referent: str
    asks: str
    reply: str

    # The signs of the confidence.
    ranking: str
    lead: str
    said: str
    scattered: str
    unknown: str
    name_unsaid: str
    guessed: str
    negation: str
    opposite: str
    contrast: str
    other_number: str
    name_elsewhere: str
    told_related: str
    no_year: str
    no_figure: str


ENGLISH = ReasonsTexts(
    before="words of the question in the sentence before",
    article="words of the question near by in the article",
    subject="the article tells of all names in the question",
    naming="names that the whole article is about",
    alike="words spelled alike",
    related="words of related meaning",
    exact="words in the very same form",
    pairs="words next to each other, as in the question",
    names="names and numbers of the question in the paragraph",
    headline="words of the question in the headline",
    repeated="words of the title that the sentence repeats",
    early="stands where the article opens",
    kind="whether it holds the kind of thing asked for",
    mention="how well a date, figure or name in it fits the question",
    cause="gives a cause where why is asked",
    role="names who holds the role asked for",
    denial="denies something where yes or no is asked for",
    measure="a figure of what is to be counted",
    definition="says what the thing asked about is",
    date="its date is the one asked for",
    pronoun="begins with a pronoun",
    surname="surname of somebody named in full in the question",
    referent="goes on with a pronoun for what was named before",
    asks="is a question itself",
    reply="answers a question like this one",
    ranking="the score, without what only orders sentences",
    lead="its distance from other articles",
    said="how often the article speaks of it",
    scattered="words that stand in many articles",
    unknown="words that no article holds",
    name_unsaid="names that the article never says",
    guessed="words that are only a guess at those typed",
    negation="a negation that it lacks",
    opposite="opposites of the question’s words",
    contrast="contrasting words that it lacks",
    other_number="a number that it lacks",
    name_elsewhere="names that only stand around it",
    told_related="words told by related ones",
    no_year="a year is asked for, and none told",
    no_figure="a figure is asked for, and none told",
)

GERMAN = ReasonsTexts(
    before="Wörter der Frage im Satz davor",
    article="Wörter der Frage in der Nähe im Artikel",
    subject="der Artikel handelt von allen Namen der Frage",
    naming="Namen, um die es im ganzen Artikel geht",
    alike="ähnlich geschriebene Wörter",
    related="Wörter verwandter Bedeutung",
    exact="Wörter in genau derselben Form",
    pairs="Wörter, die wie in der Frage nebeneinander stehen",
    names="Namen und Zahlen der Frage im Absatz",
    headline="Wörter der Frage in der Überschrift",
    repeated="Wörter der Überschrift, die der Satz wiederholt",
    early="steht am Anfang des Artikels",
    kind="ob er die Art von Angabe enthält, nach der gefragt ist",
    mention="wie gut ein Datum, eine Zahl oder ein Name darin zur Frage passt",
    cause="nennt einen Grund, wo nach dem Warum gefragt ist",
    role="nennt, wer das gefragte Amt hat",
    denial="verneint etwas, wo nach Ja oder Nein gefragt ist",
    measure="eine Zahl dessen, was gezählt werden soll",
    definition="sagt, was das Erfragte ist",
    date="sein Datum ist das gefragte",
    pronoun="beginnt mit einem Pronomen",
    surname="Nachname von jemandem, der in der Frage mit vollem Namen steht",
    referent="führt mit einem Pronomen fort, was davor genannt ist",
    asks="ist selbst eine Frage",
    reply="antwortet auf eine Frage wie diese",
    ranking="die Punktzahl ohne das, was nur ordnet",
    lead="der Abstand zu anderen Artikeln",
    said="wie oft der Artikel davon spricht",
    scattered="Wörter, die in vielen Artikeln stehen",
    unknown="Wörter, die in keinem Artikel stehen",
    name_unsaid="Namen, die der Artikel nie nennt",
    guessed="Wörter, die für getippte nur vermutet sind",
    negation="eine Verneinung, die ihm fehlt",
    opposite="Gegenteile von Wörtern der Frage",
    contrast="abgrenzende Wörter, die ihm fehlen",
    other_number="eine Zahl, die ihm fehlt",
    name_elsewhere="Namen, die nur um ihn herum stehen",
    told_related="Wörter, für die verwandte stehen",
    no_year="nach einem Jahr ist gefragt, keines ist genannt",
    no_figure="nach einer Zahl ist gefragt, keine ist genannt",
)

FRENCH = ReasonsTexts(
    before="mots de la question dans la phrase précédente",
    article="mots de la question à proximité dans l’article",
    subject="l’article parle de tous les noms de la question",
    naming="noms dont tout l’article parle",
    alike="mots d’orthographe proche",
    related="mots de sens proche",
    exact="mots sous la même forme exactement",
    pairs="mots côte à côte comme dans la question",
    names="noms et nombres de la question dans le paragraphe",
    headline="mots de la question dans le titre",
    repeated="mots du titre que la phrase répète",
    early="se trouve au début de l’article",
    kind="présence du type de donnée demandé",
    mention="une date, un chiffre ou un nom qui convient plus ou moins à la question",
    cause="donne une cause quand on demande pourquoi",
    role="nomme qui a la fonction demandée",
    denial="nie quelque chose quand on demande oui ou non",
    measure="un chiffre de ce qu’il faut compter",
    definition="dit ce qu’est la chose demandée",
    date="sa date est celle demandée",
    pronoun="commence par un pronom",
    surname="nom de famille de quelqu’un que la question nomme en entier",
    referent="reprend par un pronom ce qui est nommé avant",
    asks="est elle-même une question",
    reply="répond à une question comme celle-ci",
    ranking="le score, sans ce qui ne fait que classer",
    lead="l’écart avec les autres articles",
    said="le nombre de mentions dans l’article",
    scattered="mots présents dans beaucoup d’articles",
    unknown="mots absents de tous les articles",
    name_unsaid="noms que l’article ne cite jamais",
    guessed="mots seulement supposés d’après la saisie",
    negation="une négation qui y manque",
    opposite="contraires des mots de la question",
    contrast="mots de contraste qui y manquent",
    other_number="un nombre qui y manque",
    name_elsewhere="noms présents seulement autour d’elle",
    told_related="mots rendus par des mots proches",
    no_year="une année est demandée, aucune n’est donnée",
    no_figure="un chiffre est demandé, aucun n’est donné",
)

SPANISH = ReasonsTexts(
    before="palabras de la pregunta en la frase anterior",
    article="palabras de la pregunta cerca en el artículo",
    subject="el artículo habla de todos los nombres de la pregunta",
    naming="nombres de los que trata todo el artículo",
    alike="palabras de escritura parecida",
    related="palabras de significado cercano",
    exact="palabras en la misma forma exacta",
    pairs="palabras juntas como en la pregunta",
    names="nombres y números de la pregunta en el párrafo",
    headline="palabras de la pregunta en el título",
    repeated="palabras del título que la frase repite",
    early="está al comienzo del artículo",
    kind="si contiene el tipo de dato que se pide",
    mention="una fecha, una cifra o un nombre que encaja más o menos con la pregunta",
    cause="da una causa donde se pregunta por qué",
    role="nombra a quien tiene el cargo preguntado",
    denial="niega algo donde se pregunta sí o no",
    measure="una cifra de lo que se quiere contar",
    definition="dice qué es aquello por lo que se pregunta",
    date="su fecha es la que se pide",
    pronoun="empieza con un pronombre",
    surname="apellido de alguien a quien la pregunta nombra por completo",
    referent="retoma con un pronombre lo que se nombró antes",
    asks="es en sí una pregunta",
    reply="responde a una pregunta como esta",
    ranking="la puntuación, sin lo que solo ordena",
    lead="la distancia con otros artículos",
    said="cuántas veces habla de ello el artículo",
    scattered="palabras que están en muchos artículos",
    unknown="palabras que no están en ningún artículo",
    name_unsaid="nombres que el artículo nunca menciona",
    guessed="palabras solo supuestas a partir de lo escrito",
    negation="una negación que le falta",
    opposite="contrarios de palabras de la pregunta",
    contrast="palabras de contraste que le faltan",
    other_number="un número que le falta",
    name_elsewhere="nombres que solo están alrededor",
    told_related="palabras expresadas por otras cercanas",
    no_year="se pide un año y no se da ninguno",
    no_figure="se pide una cifra y no se da ninguna",
)
