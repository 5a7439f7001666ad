"""The one place that keeps anything between runs: the parts of the product, once a process."""

from functools import lru_cache

from audit.bootstrap import App, app_from_environment


@lru_cache(maxsize=1)
def the_app() -> App:
    """The product, put together once. It holds no figures: those are read anew for every page."""
    return app_from_environment()
