"""The shape of a file against its schema: every fault, each with its line and its cure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from jsonschema import Draft202012Validator, TypeChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType] - not fully typed there

from audit.content.schema import DAY_TYPE, Schema
from audit.content.yamlfile import Document
from audit.errors import Problem

CURES: Mapping[str, str] = {
    "weight": "the weight follows from the strength alone",
    "paragraph": "the paragraph is that of the first citation",
    "score": "scores are worked out, never written down",
}
"""What to do about a field that people are tempted to add."""
KINDS: Mapping[str, str] = {
    "string": "a text (put it in quotes)",
    "array": "a list",
    "object": "a set of named fields",
    "boolean": "true or false",
    "integer": "a whole number",
    DAY_TYPE: "a day (write it as YYYY-MM-DD without quotes)",
}


def _is_day(_: TypeChecker, instance: object) -> bool:
    return isinstance(instance, date)


# the schema checker's own types are not complete
_VALIDATOR = cast("Any", extend)(
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine(DAY_TYPE, _is_day)
)


def structure_problems(document: Document, schema: Schema) -> Iterator[Problem]:
    """Every way in which a document that could be read departs from its schema."""
    if document.node is None:
        if not document.problems:
            yield Problem("file_empty", document.name, "The file is empty: write at least an empty list, [].")
        return
    errors: Iterator[ValidationError] = _VALIDATOR(schema).iter_errors(document.data)
    for error in errors:
        yield from _problems(document, error)


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    path = list(error.absolute_path)
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    name = f"“{field}”" if field else "The file"
    value = cast("Any", error.instance)
    wanted = cast("Any", error.validator_value)

    def problem(code: str, message: str, *further: str) -> Problem:
        return Problem(code, document.where(*path, *further), message)

    match str(error.validator):
        case "additionalProperties":
            for extra in sorted(set(value) - set(cast("Any", error.schema)["properties"])):
                cure = CURES.get(extra, "look for a slip of the pen")
                yield problem("field_unknown", f"“{extra}” is not a field here: take it out ({cure}).", extra)
        case "required":
            for missing in [each for each in wanted if each not in value and f"'{each}'" in error.message]:
                yield problem("field_missing", f"The field “{missing}” is missing: add it.")
        case "enum":
            yield problem("value_unknown", f"{name} cannot be “{value}”: choose one of {', '.join(wanted)}.")
        case "minItems" | "maxItems":
            limit = "at least" if error.validator == "minItems" else "at most"
            yield problem(f"{field or 'list'}_count", f"{name} has {len(value)} entries: it takes {limit} {wanted}.")
        case "pattern":
            yield problem("id_form", f"{name} is “{value}”: two capitals, a hyphen and two digits, such as IS-07.")
        case "type":
            yield problem("value_kind", f"{name} must be {KINDS[wanted]}.")
        case "anyOf":
            yield problem("value_kind", f"{name} must be a text in quotes (a day without them), or null.")
        case "minLength":
            yield problem("value_empty", f"{name} is empty: write it, or take the field out.")
        case _:
            yield problem("value_range", f"{name} is {value}, which is out of range ({error.validator} {wanted}).")
