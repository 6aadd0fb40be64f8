"""Results that are kept until others are used more: the same is not computed twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Result = TypeVar("Result")
Key = tuple[Hashable, ...]


#: Everything that is kept in this process.
_every: list[Kept] = []


def forget_everywhere(start: Key) -> None:
    """Drop every result, wherever it is kept, whose key starts with ``start``."""
    for kept in _every:
        kept.forget(start)


class Kept:
    """At most so many results by their keys. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        """Keep ``most`` results, those used last."""
        self._most = most
        self._results: OrderedDict[Key, Any] = OrderedDict()
        self._lock = Lock()
        _every.append(self)

    def once(self, key: Key, make: Callable[[], Result]) -> Result:
        """Return what was made for ``key`` before, or make it; the least used are forgotten."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                found: Result = self._results[key]
                return found
        made = make()
        self.keep(key, made)
        return made

    def keep(self, key: Key, made: object) -> None:
        """Keep a result; the least used are forgotten."""
        with self._lock:
            self._results[key] = made
            while len(self._results) > self._most:
                self._results.popitem(last=False)

    def get(self, key: Key) -> Any:
        """Return what is kept for ``key``, or None."""
        with self._lock:
            return self._results.get(key)

    def there(self, key: Key, make: Callable[[], Result]) -> Result:
        """Return what is kept for ``key``, or make it and keep nothing, so that nothing goes."""
        with self._lock:
            found: Result | None = self._results.get(key)
        return make() if found is None else found

    def forget(self, start: Key) -> None:
        """Drop every result whose key starts with ``start``."""
        with self._lock:
            for key in [key for key in self._results if key[: len(start)] == start]:
                del self._results[key]
