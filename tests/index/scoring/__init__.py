"""Tests of index/scoring."""
