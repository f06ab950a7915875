"""Verbatim's tests."""
