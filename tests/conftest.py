"""Settings of all tests: no test fails because a machine is slow."""

from hypothesis import settings

settings.register_profile("verbatim", deadline=None)
settings.load_profile("verbatim")
