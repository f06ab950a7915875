"""Tests of index/segments."""
