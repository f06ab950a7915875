"""Sentences as quotes, without confidence and answering words, which cost most of an answer."""

from __future__ import annotations

from index.model import Quote
from index.snapshot import Snapshot


def bare_quote(snapshot: Snapshot, row: int) -> Quote:
    """The sentence with its source."""
    stored, position = snapshot.at(row)
    return Quote.at(position, stored.article, stored.sentences, stored.sentence_ids)
