"""Commands that fit the ranking's weights and measure what each of its steps gains."""
