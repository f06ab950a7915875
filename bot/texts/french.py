"""The bot's messages in French; a no-break space stands before ":" and ";" and inside « »."""

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

FRENCH = Texts(
    language="fr",
    commands=commands_in("fr"),
    asking=asking.FRENCH,
    articles=articles.FRENCH,
    adding=articles_adding.FRENCH,
    settings=settings.FRENCH,
    insights=insights.FRENCH,
    privacy=privacy.FRENCH,
    voting=voting.FRENCH,
    why=why.FRENCH,
    reasons=reasons.FRENCH,
    timeline=timeline.FRENCH,
    sources=sources.FRENCH,
    auto=auto.FRENCH,
    how_to=(
        "Écrivez-moi votre question, sur un serveur après la mention, ou utilisez `/demander`. Je"
        " réponds mot pour mot avec des phrases de mes articles et j’indique la source de chacune."
    ),
    empty_question="Je ne vois pas de question. Posez-la en quelques mots.",
    long_question="Cette question dépasse {limit} caractères. Posez-en une plus courte.",
    empty_library=(
        "Ma bibliothèque est vide, je ne peux donc pas encore répondre. La personne qui"
        " m’administre ajoute des articles avec `verbatim add`."
    ),
    searched_for="Recherche faite avec {words}.",
    not_found="**Introuvable.** Aucune phrase de la bibliothèque ne répond à cette question.",
    no_article_has="Aucun article ne contient {words}.",
    quoted="«\u00a0{text}\u00a0»",
    nearest="Le passage le plus proche, qui n’est pas une réponse\u00a0:",
    possible="Réponse possible\u00a0:",
    another_source="Une autre source\u00a0:",
    also_in="La citation figure aussi, mot pour mot ou presque, dans\u00a0: {sources}",
    position="phrase {number} sur {of}",
    same_article="même article",
    undated="sans date",
    changed="Le texte de l’article a changé depuis cette citation.",
    translated="L’article précise que ces propos sont traduits.",
    times="D’après la date de publication\u00a0: {times}.",
    times_unclear="La phrase ne permet pas de trancher\u00a0: {times}.",
    times_undated="L’article n’est pas daté, on ne peut donc pas situer {words} dans le temps.",
    times_spoken=(
        "À compter du jour où ces mots ont été dits, que la phrase n’indique pas\u00a0: {words}."
    ),
    time="«\u00a0{words}\u00a0» = {period}",
    about="environ {period}",
    either="{first} ou {second}",
    months=(
        "janvier {year}, février {year}, mars {year}, avril {year}, mai {year}, juin {year},"
        " juillet {year}, août {year}, septembre {year}, octobre {year}, novembre {year},"
        " décembre {year}"
    ),
    seasons=(
        "hiver {year} (hémisphère nord), printemps {year} (hémisphère nord),"
        " été {year} (hémisphère nord), automne {year} (hémisphère nord)"
    ),
    differ="**Les sources divergent\u00a0:** {figures}. Aucune n’est privilégiée.",
    enumeration="{first} et {last}",
    differ_more="{count} de plus",
    more="Plus ({count})",
    more_heading="**Autres passages**",
    one_before="1 phrase avant la citation",
    before="{count} phrases avant la citation",
    one_after="1 phrase après la citation",
    after="{count} phrases après la citation",
    back="Retour",
    removed="Cet article a été retiré de la bibliothèque et ne peut plus être montré.",
    unsearched="Cet article n’est plus consulté ici.",
    more_removed="Plus montrés, car retirés de la bibliothèque\u00a0: {count}.",
    more_unsearched="Plus montrés, car plus consultés ici\u00a0: {count}.",
    claim_heading="**Les passages les plus proches de cette affirmation**",
    claim_note="Ils peuvent l’étayer, la contredire ou ne faire que l’effleurer.",
    claim_empty="Ce message ne contient aucun texte que je puisse rechercher.",
    claim_none="Aucun passage de la bibliothèque ne se rapproche de cette affirmation.",
    cooldown="C’était un peu rapide. Réessayez dans {seconds} s.",
    not_allowed=(
        "Vous n’avez pas le droit de faire cela ici. Adressez-vous aux responsables du serveur."
    ),
    bot_not_allowed=(
        "Il me manque une permission ici\u00a0: {permissions}. Adressez-vous aux responsables du"
        " serveur."
    ),
    outdated=(
        "Cette commande a changé. Rechargez Discord (Ctrl+R, ou fermez et rouvrez l’application)"
        " et réessayez."
    ),
    unexpected=(
        "Une erreur s’est produite de mon côté. Réessayez\u00a0; si elle persiste, donnez cette"
        " référence à la personne qui m’administre\u00a0: `{reference}`."
    ),
)
