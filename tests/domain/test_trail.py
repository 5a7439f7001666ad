"""The trail: canonical JSON, and a chain in which nothing can be changed, dropped or added unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.trail import START, ChangeKind, TrailEntry, broken_at, canonical, link, sha256

START_TIME = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def a_chain(length: int) -> list[TrailEntry]:
    entries, previous = [], START
    for seq in range(1, length + 1):
        entry = link(
            previous,
            review="r1",
            seq=seq,
            who="p1",
            when=START_TIME + timedelta(minutes=seq),
            kind=ChangeKind.ANSWERS_SAVED,
            how="app",
            old=sha256(str(seq)),
            new=sha256(str(seq + 1)),
        )
        entries.append(entry)
        previous = entry.hash
    return entries


def test_a_whole_chain_verifies():
    chain = a_chain(5)
    assert broken_at(chain, 5, chain[-1].hash) is None
    assert broken_at([], 0, START) is None


@given(st.integers(1, 8), st.data())
def test_any_changed_link_is_found(length: int, data: st.DataObject):
    chain = a_chain(length)
    at = data.draw(st.integers(0, length - 1))
    other = data.draw(
        st.sampled_from(
            [
                replace(chain[at], who="p2"),
                replace(chain[at], new=sha256("other")),
                replace(chain[at], how="file"),
                replace(chain[at], when=START_TIME),
                replace(chain[at], hash="f" * 64),
            ]
        )
    )
    head = chain[-1].hash
    assert broken_at([*chain[:at], other, *chain[at + 1 :]], length, head) is not None


@given(st.integers(1, 8), st.data())
def test_a_dropped_link_or_a_cut_tail_is_found(length: int, data: st.DataObject):
    chain = a_chain(length)
    at = data.draw(st.integers(0, length - 1))
    assert broken_at(chain[:at] + chain[at + 1 :], length, chain[-1].hash) is not None
    assert broken_at(chain[:at], length, chain[-1].hash) == at + 1


def test_canonical_json_is_sorted_dense_composed_and_dated():
    decomposed = "e\u0301"
    assert (
        canonical({"b": 1, "a": [date(2026, 11, 22), None, True, decomposed]})
        == '{"a":["2026-11-22",null,true,"é"],"b":1}'
    )
    assert canonical(START_TIME) == '"2026-11-22T09:00:00.000000+00:00"'


def test_canonical_json_refuses_a_float():
    with pytest.raises(TypeError):
        canonical({"score": 0.5})
