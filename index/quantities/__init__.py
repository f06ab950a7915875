"""Numbers with their units, and dates, in a sentence."""
