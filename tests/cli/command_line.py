"""What the command line's tests share."""

import json
from dataclasses import dataclass
from typing import Any

HEADINGS = [
    *("urn", "school", "assessed_on", "item", "rating"),
    *("evidence_grade", "evidence_ref", "evidence_date", "note", "na_reason"),
]


@dataclass
class Result:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)
