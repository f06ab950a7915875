"""How questions come in, whose turn it is, which library is asked, and what is replied."""
