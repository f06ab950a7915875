"""One cog a feature: a cog defers, asks the library and renders; the logic lives in `index`."""
