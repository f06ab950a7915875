"""Web page → article: its characters, its text, what it tells of itself, and what stands around."""
