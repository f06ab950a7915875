"""One reader a format: `read(document)` yields the articles that were found, and refusals."""
