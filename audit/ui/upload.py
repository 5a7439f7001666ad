"""Bringing a file in: what it would do, cell by cell, then one button that keeps it, then the receipt."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.review import Person
from audit.domain.words import SETTING_WORDS, Setting
from audit.errors import PersonError, ProblemCode
from audit.services.receipts import FilePlan, Outcome, ReturnPlan
from audit.ui import state
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.links import link
from audit.ui.plan_tables import cells_table, counts_text, privacy_warnings, problems_table

FILE_TYPES = ["xlsx", "xlsm", "ods", "csv", "tsv"]
LARGEST_UPLOAD = 10
"""Megabytes."""


def bring_in(app: App, person: Person) -> None:
    """The box for a file, and what the file would do."""
    mine = state.session()
    given = st.file_uploader("The file", type=FILE_TYPES, key=f"upload.{mine.visit}", max_upload_size=LARGEST_UPLOAD)
    if given is None:
        mine.upload = None
        return
    if mine.upload is None or mine.upload.file_id != given.file_id:
        with st.spinner("Reading the file…"):
            read = app.read_upload(given.name, given.getvalue())
            mine.upload = state.Upload(given.file_id, read, app.imports.plan(read, by=person))
    dry_run(app, person, mine.upload)


def dry_run(app: App, person: Person, upload: state.Upload) -> None:
    """What would become of every filled-in cell; problems first."""
    plan = upload.plan
    show(el("h3", f"What {plan.file} would do"))
    problems_table(plan)
    setting_question(app, person, plan)
    if plan.notes:
        show(bullets(plan.notes))
    show(bullets(where_to(one) for one in plan.returns))
    paragraph(el("strong", counts_text(plan, done=False)))
    privacy_warnings(plan)
    used = plan.count(Outcome.USED)
    with st.container(horizontal=True):
        if used:
            words = f"Keep {'this 1 change' if used == 1 else f'these {used:,} changes'}"
            st.button(words, type="primary", key="keep", on_click=keep, args=(app, person))
        st.button("Keep nothing", key="keep_nothing", on_click=put_away)
    cells_table(plan, done=False)


def setting_question(app: App, person: Person, plan: FilePlan) -> None:
    """Where the file does not say what kind of school it is, ask."""
    if any(problem.code == ProblemCode.SETTING_MISSING for problem in plan.problems):
        st.selectbox(
            "What kind of school is it?",
            list(Setting),
            index=None,
            format_func=lambda one: SETTING_WORDS[one],
            key="upload_setting",
            placeholder="Choose the kind of school",
            on_change=plan_again,
            args=(app, person),
        )


def plan_again(app: App, person: Person) -> None:
    """Make the plan anew, from the same file and the store as it stands now."""
    mine = state.session()
    if mine.upload is not None:
        read = mine.upload.read
        plan = app.imports.plan(read, setting=st.session_state.get("upload_setting"), by=person)
        mine.upload = state.Upload(mine.upload.file_id, read, plan)


def where_to(one: ReturnPlan) -> str:
    """Which review a return goes to."""
    day = long_date(one.given.assessed_on) if one.given.assessed_on else "a day that is not given"
    school = one.school or one.given.urn or "A school that is not named"
    if one.problems:
        return f"{school}, {day}: nothing of it can be kept until its problems are mended."
    if one.review_id is None:
        return f"{school}, {day}: a new review would be started."
    return f"{school}, {day}: into the review that is here."


def keep(app: App, person: Person) -> None:
    """Carry the plan out; somebody else's change in between is said, and the plan made anew."""
    mine = state.session()
    if mine.upload is None:
        return
    try:
        done = app.imports.accept(mine.upload.plan)
    except PersonError as error:
        mine.error = f"{error} Below is what the file would do now."
        plan_again(app, person)
        return
    if done.review_ids:
        state.choose_review(done.review_ids[0])
        st.query_params[state.REVIEW_PARAMETER] = done.review_ids[0]
    put_away()
    mine.receipt = done


def put_away() -> None:
    """Forget the file; nothing of it was kept, or all that could be."""
    mine = state.session()
    mine.upload = mine.receipt = None
    mine.visit += 1


def receipt() -> bool:
    """What was kept, if something just was."""
    done = state.session().receipt
    if done is None:
        return False
    show(el("h2", f"Kept from {done.file}"))
    paragraph(el("strong", counts_text(done, done=True)))
    problems_table(done)
    link("results", "See the results")
    link("home", "Home")
    link("check_answers", "Check your answers")
    st.button("Bring in another file", key="another_file", on_click=put_away)
    with st.expander("The receipt, cell by cell"):
        cells_table(done, done=True)
    return True
