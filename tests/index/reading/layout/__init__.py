"""Tests of what makes paragraphs of printed lines."""
