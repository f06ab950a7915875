"""The bot's messages in German."""

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

GERMAN = Texts(
    language="de",
    commands=commands_in("de"),
    asking=asking.GERMAN,
    articles=articles.GERMAN,
    adding=articles_adding.GERMAN,
    settings=settings.GERMAN,
    insights=insights.GERMAN,
    privacy=privacy.GERMAN,
    voting=voting.GERMAN,
    why=why.GERMAN,
    reasons=reasons.GERMAN,
    timeline=timeline.GERMAN,
    sources=sources.GERMAN,
    auto=auto.GERMAN,
    how_to=(
        "Schreib mir deine Frage, auf einem Server hinter die Erwähnung, oder nimm `/frage`. Ich"
        " antworte Wort für Wort mit Sätzen aus meinen Artikeln und nenne zu jedem die Quelle."
    ),
    empty_question="Ich sehe keine Frage. Bitte stell sie in ein paar Worten.",
    long_question="Diese Frage ist länger als {limit} Zeichen. Bitte stell eine kürzere.",
    empty_library=(
        "Meine Bibliothek ist leer, daher kann ich noch nicht antworten. Wer mich betreibt, fügt"
        " Artikel mit `verbatim add` hinzu."
    ),
    searched_for="Gesucht wurde {words}.",
    not_found="**Nicht gefunden.** Kein Satz in der Bibliothek beantwortet diese Frage.",
    no_article_has="In keinem Artikel steht {words}.",
    quoted="„{text}“",
    nearest="Die nächstliegende Stelle, keine Antwort:",
    possible="Mögliche Antwort:",
    another_source="Eine weitere Quelle:",
    also_in="Das Zitat steht, wörtlich oder fast wörtlich, auch in: {sources}",
    position="Satz {number} von {of}",
    same_article="derselbe Artikel",
    undated="ohne Datum",
    changed="Der Text des Artikels wurde seit diesem Zitat geändert.",
    translated="Laut Artikel sind diese Worte übersetzt.",
    times="Gerechnet vom Tag der Veröffentlichung: {times}.",
    times_unclear="Aus dem Satz geht nicht klar hervor: {times}.",
    times_undated="Der Artikel nennt kein Datum, daher bleibt offen, wann das ist: {words}.",
    times_spoken="Zählt ab dem Tag der Äußerung, den der Satz nicht nennt: {words}.",
    time="„{words}“ = {period}",
    about="etwa {period}",
    either="{first} oder {second}",
    months=(
        "Januar {year}, Februar {year}, März {year}, April {year}, Mai {year}, Juni {year},"
        " Juli {year}, August {year}, September {year}, Oktober {year}, November {year},"
        " Dezember {year}"
    ),
    seasons=(
        "Winter {year} (Nordhalbkugel), Frühling {year} (Nordhalbkugel),"
        " Sommer {year} (Nordhalbkugel), Herbst {year} (Nordhalbkugel)"
    ),
    differ="**Die Quellen weichen voneinander ab:** {figures}. Keine wird bevorzugt.",
    enumeration="{first} und {last}",
    differ_more="{count} weitere",
    more="Mehr ({count})",
    more_heading="**Weitere Stellen**",
    one_before="1 Satz vor dem Zitat",
    before="{count} Sätze vor dem Zitat",
    one_after="1 Satz nach dem Zitat",
    after="{count} Sätze nach dem Zitat",
    back="Zurück",
    removed="Dieser Artikel wurde aus der Bibliothek entfernt und kann nicht mehr gezeigt werden.",
    unsearched="Dieser Artikel wird hier nicht mehr durchsucht.",
    more_removed="Nicht mehr gezeigt, weil aus der Bibliothek entfernt: {count}.",
    more_unsearched="Nicht mehr gezeigt, weil hier nicht mehr durchsucht: {count}.",
    claim_heading="**Die nächstliegenden Stellen zu dieser Behauptung**",
    claim_note="Sie können die Behauptung stützen, ihr widersprechen oder sie nur streifen.",
    claim_empty="Diese Nachricht enthält keinen Text, den ich nachschlagen könnte.",
    claim_none="Keine Stelle in der Bibliothek kommt dieser Behauptung nahe.",
    cooldown="Das war etwas schnell. Bitte versuch es in {seconds} s noch einmal.",
    not_allowed="Das darfst du hier nicht. Bitte wende dich an die Serverleitung.",
    bot_not_allowed=(
        "Mir fehlt hier eine Berechtigung: {permissions}. Bitte wende dich an die Serverleitung."
    ),
    outdated=(
        "Dieser Befehl hat sich geändert. Bitte lade Discord neu (Strg+R, oder schließ und öffne"
        " die App) und versuch es noch einmal."
    ),
    unexpected=(
        "Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal; wenn es wieder passiert,"
        " nenne dem Betreiber diese Kennung: `{reference}`."
    ),
)
