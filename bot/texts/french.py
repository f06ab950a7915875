"""The bot's messages in French."""

from bot.texts.model import Texts

FRENCH = Texts(
    language="fr",
    commands={
        "ask": "demander",
        "question": "question",
        "private": "privé",
        "Find sources": "Trouver des sources",
        "Answer a question with sentences from the library, word for word": (
            "Répond à une question avec des phrases de la bibliothèque, mot pour mot"
        ),
        "What you would like to know": "Ce que vous voulez savoir",
        "Show the answer to you alone": "Ne montrer la réponse qu’à vous",
    },
    how_to=(
        "Écrivez votre question après la mention, ou utilisez `/ask`. Je réponds avec des phrases"
        " de ma bibliothèque d’articles, mot pour mot, et je nomme la source de chacune."
    ),
    empty_question="Il n’y a pas de question. Posez-la en quelques mots.",
    long_question="Cette question dépasse {limit} caractères. Posez-en une plus courte.",
    empty_library=(
        "Ma bibliothèque est vide, je ne peux donc pas encore répondre. La personne qui"
        " m’administre ajoute des articles avec `verbatim add`."
    ),
    not_found="**Introuvable.** Aucune phrase de la bibliothèque n’y répond.",
    no_article_has="Dans aucun article : {words}.",
    nearest="Le passage le plus proche, pas une réponse :",
    position="phrase {number} sur {of}",
    undated="sans date",
    changed="Le texte de l’article a changé depuis cette citation.",
    translated="L’article précise que ces propos sont traduits.",
    weekday="« {day} » correspond au {date}, d’après la date de publication.",
    weekday_undated="L’article n’est pas daté : « {day} » ne peut pas être situé.",
    weekday_unclear="On ne sait si « {day} » précède ou suit la publication du {date}.",
    differ="**Les sources divergent.** Tous les chiffres sont donnés, aucun n’est préféré.",
    differ_more="et {count} de plus",
    more="Plus ({count})",
    more_heading="**Autres passages**",
    back="Retour à la citation",
    removed="Cet article a été retiré de la bibliothèque et ne peut plus être montré.",
    claim_heading="**Les passages les plus proches de cette affirmation**",
    claim_note="Ils peuvent l’appuyer, la contredire ou seulement l’effleurer.",
    claim_empty="Ce message n’a pas de texte que je puisse chercher.",
    claim_none="Aucun passage de la bibliothèque ne s’approche de cette affirmation.",
    cooldown="C’était un peu rapide. Réessayez dans {seconds} s.",
    not_allowed="Vous n’avez pas ce droit ici. Adressez-vous aux responsables du serveur.",
    bot_not_allowed=(
        "Il me manque un droit ici : {permissions}. Adressez-vous aux responsables du serveur."
    ),
    outdated=(
        "Cette commande a changé. Rechargez Discord (Ctrl+R, ou fermez et rouvrez l’application)"
        " et réessayez."
    ),
    unexpected=(
        "Quelque chose a échoué de mon côté. Réessayez ; si cela persiste, donnez cette référence"
        " à la personne qui m’administre : `{reference}`."
    ),
)
