"""Where sources differ: figures and dates of one thing that disagree."""
