"""Verbatim as a program: the command line, the terminal chat, the Discord bot, the preview."""
