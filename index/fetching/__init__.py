"""Addresses → bytes, one at a time and safely, whatever the address and its server are up to."""

from index.fetching.fetched import Fetched
from index.fetching.fetcher import Fetcher
from index.fetching.limits import LIMITS, Limits

__all__ = ["LIMITS", "Fetched", "Fetcher", "Limits"]
