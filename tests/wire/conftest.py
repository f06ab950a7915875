"""No fixtures: a test opens its own Wire; those of the bot's process are in tests/bot."""
