"""The answering words of a sentence."""
