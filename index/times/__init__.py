"""When: times told relative to a publication date, as periods."""
