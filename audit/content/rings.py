"""Where a chain of “comes after” or “is replaced by” bites its own tail."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def rings(steps: Mapping[K, Sequence[K]]) -> tuple[tuple[K, ...], ...]:
    """At least one ring for every member that the steps lead back to itself; empty where no step leads round."""
    found: list[tuple[K, ...]] = []
    done: set[K] = set()

    def walk(key: K, path: tuple[K, ...]) -> None:
        if key in path:
            found.append(path[path.index(key) :])
        elif key in steps and key not in done:
            for step in steps[key]:
                walk(step, (*path, key))
            done.add(key)

    for key in steps:
        walk(key, ())
    return tuple(found)
