"""Tests of index/times."""
