"""A server's own articles: taking them in, choosing one, and what is said of them."""
