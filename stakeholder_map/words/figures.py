"""Writing numbers, dates and money the way each language does."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency

from stakeholder_map.model.scales import Money
from stakeholder_map.words.catalogue import Language, Words

#: What stands where a value is not known. Never 0.
UNKNOWN = "?"

#: Parsed once: a table writes hundreds of dates.
_LOCALES = {Language.EN: Locale.parse("en_GB"), Language.ZH: Locale.parse("zh_CN")}


def percent(share: float | None) -> str:
    """Return a share as whole percent, "?" where it is unknown."""
    return UNKNOWN if share is None else f"{share * 100:.0f}%"


def percent_range(low: float, high: float) -> str:
    """Return a range of shares, "45–80%"; one number where both ends are the same."""
    if percent(low) == percent(high):
        return percent(low)
    return f"{low * 100:.0f}–{percent(high)}"


def signed(value: float | None, digits: int = 0) -> str:
    """Return a number with its sign ("+3", "−2", "0"), "?" where it is unknown."""
    if value is None:
        return UNKNOWN
    text = f"{abs(value):.{digits}f}"
    if not float(text):
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def day(_: Words, value: date | None) -> str:
    """Return a date in the language's medium form, "?" where it is unknown."""
    if value is None:
        return UNKNOWN
    return format_date(value, format="medium", locale=_LOCALES[_.language])


def money(_: Words, value: Money | None, short: bool = False) -> str:
    """Return an amount with its currency, "?" where it is unknown; ``short``: "€4.8M"."""
    if value is None:
        return UNKNOWN
    locale = _LOCALES[_.language]
    if short:
        return str(
            format_compact_currency(value.amount, value.currency, locale=locale, fraction_digits=1)
        )
    return format_currency(
        value.amount,
        value.currency,
        locale=locale,
        currency_digits=False,
        decimal_quantization=False,
    )
