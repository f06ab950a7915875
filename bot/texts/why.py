"""Why a sentence was found: what made its score and its confidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WhyTexts:
    """The messages in one language."""

    heading: str
    another: str
    followed: str
    alone: str
    nothing: str
    words_heading: str  # part, score
    word: str  # word, share, count; from 2 sentences
    word_once: str  # word, share
    word_absent: str  # word
    told_by: str  # words
    others: str  # count
    signals_heading: str
    signal: str  # name, part
    confidence: str  # confidence, found, told
    raised_by: str  # names
    lowered_by: str  # names
    runner_up: str  # margin, quote
    point: str  # between a number and its tenths


ENGLISH = WhyTexts(
    heading="**Why this sentence?**",
    another="The message showed another one. This is the best if the question is asked now.",
    followed=(
        "The question followed another one, whose articles were looked into first and whose words"
        " may count."
    ),
    alone="The question before is not kept any more, so this one is explained on its own.",
    nothing="No sentence in the library shares a word with the question now.",
    words_heading="**The question’s words**: {part} of its {score} points",
    word="{word}: {share}% of that; in {count} sentences of the library",
    word_once="{word}: {share}% of that; in 1 sentence of the library",
    word_absent="{word}: stands neither in the sentence nor around it",
    told_by="{words} may say the same",
    others="{count} more",
    signals_heading="**What else counted**",
    signal="{name}: {part} points",
    confidence=(
        "**Confidence: {confidence}%**. The library speaks of this with {found}%, the sentence"
        " tells it with {told}%; both together are scaled to how often such answers are right."
    ),
    raised_by="Raised by: {names}",
    lowered_by="Lowered by: {names}",
    runner_up="**Next best**, {margin} behind: {quote}",
    point=".",
)

GERMAN = WhyTexts(
    heading="**Warum dieser Satz?**",
    another=(
        "Die Nachricht zeigte einen anderen. Dieser ist der beste, wenn man die Frage jetzt stellt."
    ),
    followed=(
        "Die Frage folgte auf eine andere, deren Artikel zuerst durchsucht wurden und deren Wörter"
        " zählen können."
    ),
    alone="Die Frage davor ist nicht mehr gespeichert, also wird diese für sich allein erklärt.",
    nothing="Kein Satz der Bibliothek hat jetzt ein Wort mit der Frage gemeinsam.",
    words_heading="**Die Wörter der Frage**: {part} seiner {score} Punkte",
    word="{word}: {share}\u00a0% davon; in {count} Sätzen der Bibliothek",
    word_once="{word}: {share}\u00a0% davon; in 1 Satz der Bibliothek",
    word_absent="{word}: steht weder im Satz noch um ihn herum",
    told_by="{words} kann dasselbe besagen",
    others="{count} weitere",
    signals_heading="**Was noch zählte**",
    signal="{name}: {part} Punkte",
    confidence=(
        "**Sicherheit: {confidence}\u00a0%**. Mit {found}\u00a0% handelt die Bibliothek davon, mit"
        " {told}\u00a0% sagt es der Satz; beides zusammen wird daran bemessen, wie oft solche"
        " Antworten stimmen."
    ),
    raised_by="Dafür sprach: {names}",
    lowered_by="Dagegen sprach: {names}",
    runner_up="**Nächstbester Satz**, {margin} dahinter: {quote}",
    point=",",
)

FRENCH = WhyTexts(
    heading="**Pourquoi cette phrase\u00a0?**",
    another=(
        "Le message en montrait une autre. Celle-ci est la meilleure si la question est"
        " posée maintenant."
    ),
    followed=(
        "La question en suivait une autre, dont les articles ont été consultés d’abord et dont les"
        " mots peuvent compter."
    ),
    alone="La question précédente n’est plus conservée\u00a0; celle-ci est expliquée seule.",
    nothing="Aucune phrase de la bibliothèque n’a maintenant de mot en commun avec la question.",
    words_heading="**Les mots de la question**\u00a0: {part} de ses {score} points",
    word="{word}\u00a0: {share}\u00a0% de cette part\u00a0; dans {count} phrases",
    word_once="{word}\u00a0: {share}\u00a0% de cette part\u00a0; dans 1 phrase",
    word_absent="{word}\u00a0: ni dans la phrase ni autour d’elle",
    told_by="{words} peut dire la même chose",
    others="{count} de plus",
    signals_heading="**Ce qui a compté aussi**",
    signal="{name}\u00a0: {part} points",
    confidence=(
        "**Confiance\u00a0: {confidence}\u00a0%**. La bibliothèque en parle à {found}\u00a0%, la"
        " phrase le dit à {told}\u00a0%\u00a0; le tout est ramené à la part de telles réponses qui"
        " sont justes."
    ),
    raised_by="En sa faveur\u00a0: {names}",
    lowered_by="En sa défaveur\u00a0: {names}",
    runner_up="**La suivante**, à {margin}\u00a0: {quote}",
    point=",",
)

SPANISH = WhyTexts(
    heading="**¿Por qué esta frase?**",
    another="El mensaje mostraba otra. Esta es la mejor si la pregunta se hace ahora.",
    followed=(
        "La pregunta seguía a otra, en cuyos artículos se buscó primero y cuyas palabras pueden"
        " contar."
    ),
    alone="La pregunta anterior ya no se conserva, así que esta se explica por sí sola.",
    nothing="Ninguna frase de la biblioteca comparte ahora una palabra con la pregunta.",
    words_heading="**Las palabras de la pregunta**: {part} de sus {score} puntos",
    word="{word}: {share}\u00a0% de esa parte; en {count} frases de la biblioteca",
    word_once="{word}: {share}\u00a0% de esa parte; en 1 frase de la biblioteca",
    word_absent="{word}: no está en la frase ni a su alrededor",
    told_by="{words} puede decir lo mismo",
    others="{count} más",
    signals_heading="**Qué más contó**",
    signal="{name}: {part} puntos",
    confidence=(
        "**Confianza: {confidence}\u00a0%**. La biblioteca habla de ello con un {found}\u00a0% y la"
        " frase lo dice con un {told}\u00a0%; el conjunto se ajusta a la frecuencia con que"
        " aciertan tales respuestas."
    ),
    raised_by="A favor: {names}",
    lowered_by="En contra: {names}",
    runner_up="**La siguiente**, a {margin}: {quote}",
    point=",",
)
