"""Tests of index/highlights."""
