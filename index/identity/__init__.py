"""Which article is which: the same one by another address, and copies in other outlets."""
