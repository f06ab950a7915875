"""What kind of answer a question expects."""

import pytest

from index.kinds import Kind, asks_at, asks_for_money, expected_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the ferry sink?", Kind.DATE),
        ("In what year was the bridge built", Kind.DATE),
        ("The bridge was built when?", Kind.DATE),
        ("I live in Ostwick, when can I sail?", Kind.DATE),
        ("how many users does the app have", Kind.NUMBER),
        ("What is the population of Elmbrook?", Kind.NUMBER),
        ("What was the top wind speed?", Kind.NUMBER),
        ("how much of the harvest was lost", Kind.NUMBER),
        ("How much rain fell?", Kind.NUMBER),
        ("how much did it rain in Lund", Kind.NUMBER),
        ("how much did they spend when it rained", Kind.MONEY),
        ("How quickly did it sink?", Kind.NUMBER),
        ("how much was he fined for the snow", Kind.MONEY),
        ("how much is the snow plow", Kind.MONEY),
        ("How much does the anchor weigh?", Kind.NUMBER),
        ("Over how many years is it paid?", Kind.NUMBER),
        ("How much is the company worth?", Kind.MONEY),
        ("What does a ticket cost?", Kind.MONEY),
        ("What was the highest price of bread?", Kind.MONEY),
        ("ticket price ferry", Kind.MONEY),
        ("What cost is named?", Kind.MONEY),
        ("What cost did the repair have?", Kind.MONEY),
        ("What did the council pay for the ferry?", Kind.MONEY),
        ("What did the council pay attention to?", Kind.OTHER),
        ("how much compensation did the crew get", Kind.MONEY),
        ("What ransom did they want?", Kind.MONEY),
        ("What ransom note was found?", Kind.OTHER),
        ("What does the levy pay for?", Kind.OTHER),
        ("What did they pay workers to do?", Kind.OTHER),
        ("pension reform", Kind.OTHER),
        ("tell me about the price of bread", Kind.OTHER),
        ("deadline for entries", Kind.DATE),
        ("player of the year", Kind.OTHER),
        ("up to date maps", Kind.OTHER),
        ("weight loss drug", Kind.OTHER),
        ("harbour master salary", Kind.MONEY),
        ("By how much did the sea rise?", Kind.NUMBER),
        ("How strong was the gust?", Kind.NUMBER),
        ("How strong is the evidence?", Kind.OTHER),
        ("attendance at the cup final", Kind.NUMBER),
        ("new date for the regatta", Kind.DATE),
        ("lighthouse built year", Kind.DATE),
        ("years of the drought", Kind.OTHER),
        ("Who leads the agency?", Kind.PERSON),
        ("What is the coach driver called?", Kind.PERSON),
        ("What is the ferry called?", Kind.OTHER),
        ("What is the book about a singer called?", Kind.OTHER),
        ("What winner-takes-all system is used?", Kind.OTHER),
        ("which minister resigned", Kind.PERSON),
        ("What Norwegian explorer wrote it?", Kind.PERSON),
        ("What was the name of the first mayor?", Kind.PERSON),
        ("Who was the captain when the ferry sank?", Kind.PERSON),
        ("Where is the reactor?", Kind.PLACE),
        ("In what city does she live?", Kind.PLACE),
        ("What small southern town was flooded?", Kind.PLACE),
        ("It is near which present day city?", Kind.PLACE),
        ("Which towns put up people who had to leave?", Kind.PLACE),
        ("Which state senator resigned?", Kind.PERSON),
        ("Which state supreme court judge resigned?", Kind.PERSON),
        ("captain of the ferry", Kind.PERSON),
        ("ferry captain name", Kind.PERSON),
        ("elmbrook police chief", Kind.PERSON),
        ("trial of the police chief", Kind.OTHER),
        ("ferry fine amount", Kind.MONEY),
        ("rain amount", Kind.NUMBER),
        ("population elmbrook", Kind.NUMBER),
        ("first round percentage", Kind.NUMBER),
        ("family stake in the ferry", Kind.NUMBER),
        ("strike duration", Kind.NUMBER),
        ("budget vote result", Kind.NUMBER),
        ("What was the score?", Kind.NUMBER),
        ("number of towns where it sails", Kind.NUMBER),
        ("ferry sales last year", Kind.OTHER),
        ("ferry sales this year", Kind.OTHER),
        ("Nordkai headquarters", Kind.PLACE),
        ("What day job does the mayor have?", Kind.OTHER),
        ("mayor of Elmbrook salary", Kind.MONEY),
        ("minister of finance deadline", Kind.DATE),
        ("head of lettuce", Kind.OTHER),
        ("player and coach of the year", Kind.OTHER),
        ("coach names squad", Kind.OTHER),
        ("Ferry King", Kind.OTHER),
        ("Who is the director of the ferry agency?", Kind.PERSON),
        ("the first director of the agency", Kind.PERSON),
        ("founder behind the ferry", Kind.PERSON),
        ("What pilot project was begun?", Kind.OTHER),
        ("Which council majority leader resigned?", Kind.PERSON),
        ("What is the majority language?", Kind.OTHER),
        ("What film score won?", Kind.OTHER),
        ("What was the majority in the vote?", Kind.NUMBER),
        ("What was the duration of the strike?", Kind.NUMBER),
        ("What was the result of the second vote?", Kind.NUMBER),
        ("What was the result of the talks?", Kind.OTHER),
        ("What's the score between Kell and Tarn?", Kind.NUMBER),
        ("leader of the rebels on the ferry ban", Kind.PERSON),
        ("turnout elmbrook", Kind.NUMBER),
        ("ice age", Kind.OTHER),
        ("coming of age", Kind.OTHER),
        ("senate majority leader", Kind.PERSON),
        ("film score composer", Kind.OTHER),
        ("What is the score card?", Kind.OTHER),
        ("Which captain sank it?", Kind.PERSON),
        ("What is the name of the nurse?", Kind.PERSON),
        ("What is the name of the pilot project?", Kind.OTHER),
        ("rosa lind age", Kind.NUMBER),
        ("What is Spaces?", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_expected_kind(question: str, kind: Kind) -> None:
    """The word that asks decides, and the noun behind it."""
    assert expected_kind(question) is kind


@pytest.mark.parametrize(
    "question",
    [
        "Why did they raise the price of bread?",
        "How do members vote when there is a tie?",
        "When the ferry sank, what did the crew do?",
        "What happened to the city?",
        "What does she do with her salary?",
        "Did it rain when the ferry sank?",
        "What cost Rosa Lind the race?",
        "What cost Isak Lind the race?",
        "What do people say who live there?",
    ],
)
def test_a_word_that_only_joins_asks_for_nothing(question: str) -> None:
    """Nor does a noun that is not what is asked for."""
    assert expected_kind(question) is Kind.OTHER


def test_a_question_in_a_question_asks_too() -> None:
    """The yes or no is a courtesy."""
    assert expected_kind("Do you know who leads the agency?") is Kind.PERSON


def test_the_word_that_asks_is_found() -> None:
    """It opens the question or, where it does not, stands last."""
    assert asks_at("in what year") == 3
    assert asks_at("the tower that who built stands where") == len(
        "the tower that who built stands "
    )
    assert asks_at("ticket price") is None


@pytest.mark.parametrize(
    ("question", "money"),
    [
        ("how much does the mayor earn", True),
        ("How much was the fine?", True),
        ("How much did the price of bread rise?", False),
        ("How much did the sea rise?", False),
        ("How much may they raise the rent?", False),
        ("How much did they raise?", True),
        ("How much is Nordkai paying for it?", True),
    ],
)
def test_what_asks_for_money(question: str, money: bool) -> None:
    """Paying does; a change may be told as a share."""
    assert asks_for_money(question) == money
