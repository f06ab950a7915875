"""Segments of the index: immutable, memory-mapped, each over a part of the library's articles."""
