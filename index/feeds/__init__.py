"""Followed feeds: kept in the database, polled when they are due, their articles added."""
