"""Parts of nltk, imported without the rest of it."""

import subprocess
import sys

_PARTS = """
import sys
from index.analysis import Analyzer
from index.sentences import SentenceSplitter

assert Analyzer().stem("flumberings") == "flumber"
assert SentenceSplitter().split("It was late. Nora left.") == [(0, 12), (13, 23)]
assert not {"nltk", "nltk.corpus", "nltk.tag"} & set(sys.modules)
"""
_WHOLE = """
import nltk
from index.punkt import PunktSentenceTokenizer

assert nltk.tokenize.PunktSentenceTokenizer is PunktSentenceTokenizer
assert nltk.stem.SnowballStemmer("english").stem("flumberings") == "flumber"
assert nltk.corpus.stopwords is not None
"""


def _run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_is_needed_comes_without_the_rest():
    """Sentences and stems need some modules of nltk, and none of its other packages."""
    _run(_PARTS)


def test_all_of_nltk_can_be_imported_afterwards():
    """Whoever wants all of it gets it, with the modules that are here already."""
    _run(_PARTS + _WHOLE)


def test_all_of_nltk_stays_where_it_is():
    """A program that has imported nltk before keeps it as it is."""
    _run(_WHOLE + "import sys; assert sys.modules['nltk'] is nltk")
