"""Parts of nltk without the rest of it, which would take 15 MB and a tenth of a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec

_PACKAGES = ("nltk", "nltk.tokenize", "nltk.stem", "nltk.corpus")
_one_at_a_time = threading.Lock()


@contextmanager
def parts_of_nltk() -> Iterator[None]:
    """A block in which `from nltk.stem.snowball import …` imports that module and what it asks for.

    Otherwise Python first runs `nltk/__init__.py`, which imports all of nltk. In the block, nltk's
    packages only say where their modules are; after it they are forgotten, so that whoever imports
    nltk then gets the whole of it, with the very modules that are here already.
    """
    with _one_at_a_time:
        if "nltk" in sys.modules:  # all of it
            yield
            return
        for name in _PACKAGES:
            spec = find_spec(name)
            assert spec
            sys.modules[name] = module_from_spec(spec)  # what would run `__init__.py` is left out
        vars(sys.modules["nltk.corpus"])["stopwords"] = None  # Snowball leaves none alone here
        try:
            yield
        finally:
            for name in _PACKAGES:
                del sys.modules[name]
