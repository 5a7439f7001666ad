"""The rules of scoring; every table is made from the rules themselves."""

from audit.bootstrap import App
from audit.ui import components, state
from audit.ui.links import link
from audit.ui.scoring_parts import over_time, the_example, the_judgement, the_score, what_is_missing, what_it_is_not
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the rules; a review is not needed."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("How scoring works", page="how_scoring_works")
    the_score()
    the_example(app)
    the_judgement()
    what_is_missing()
    over_time()
    what_it_is_not()
    link("results" if opened else "home", "Results" if opened else "Home")


draw(page)
