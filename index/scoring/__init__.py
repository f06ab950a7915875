"""BM25 over bags of numbered terms: flat postings and the kernels that score them."""
