"""Text → article: its blocks, what each of them is, and what they tell of the article.

Rules for text know shapes and phrases that all outlets share, and no article by name.
"""
