"""Documents read by processes that have limits, no secrets and, where it can be, no network.

What a hostile document breaks is such a process: it is replaced, and the document refused.
"""
