"""How well a library answers: measures, reports, comparisons."""
