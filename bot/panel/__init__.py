"""The settings of a place: shown and changed in a panel of selects, or in words."""
