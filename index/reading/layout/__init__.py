"""Lines of printed pages → paragraphs: what pages add is told apart, what they broke is joined."""
