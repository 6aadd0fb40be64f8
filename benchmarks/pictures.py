"""Pictures and slides: how long they take, for 30 and 200 people.

    python -m benchmarks.pictures

Times are the best of several rounds, in milliseconds of this process alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.picture import picture_png, picture_svg
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.slide import slide
from tests.maps.accounts import TODAY, account_of

#: Milliseconds that a PNG 1920 pixels wide and a slide may take.
PNG_LIMIT, SLIDE_LIMIT = 1000.0, 2000.0


def milliseconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the best time of ``rounds`` runs."""
    work()
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def main() -> int:
    """Print the times; 1 where a limit is passed."""
    passed = True
    for people, language in ((30, "en"), (30, "zh"), (200, "en")):
        reading = read(account_of(people, chinese=language == "zh"), "x0", TODAY)
        made: dict[str, tuple[Callable[[], object], float]] = {
            "svg": (lambda r=reading, o=language: picture_svg(r, Audience.TEAM, o), PNG_LIMIT),
            "png": (lambda r=reading, o=language: picture_png(r, Audience.TEAM, o), PNG_LIMIT),
            "pptx": (lambda r=reading, o=language: slide(r, Audience.TEAM, o), SLIDE_LIMIT),
        }
        for name, (work, limit) in made.items():
            found = milliseconds(work)
            passed = passed and found <= limit
            print(f"{people:4} people  {language}  {name:5} {found:7.0f} ms  (limit {limit:.0f})")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
