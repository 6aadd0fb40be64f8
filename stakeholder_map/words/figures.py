"""Writing numbers, dates and money the way each language does."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    get_currency_name,
    get_currency_symbol,
)

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


def spoken_day(_: Words, value: date, today: date) -> str:
    """Return a date as one says it, without the year where it is this one: "9 September"."""
    same, zh = value.year == today.year, _.language is Language.ZH
    form = ("M月d日" if same else "y年M月d日") if zh else ("d MMMM" if same else "d MMMM y")
    return format_date(value, format=form, locale=_LOCALES[_.language])


def spoken_money(_: Words, value: Money) -> str:
    """Return an amount as one says it: "€3.8 million", "480万元", "940万英镑"."""
    locale = _LOCALES[_.language]
    if _.language is Language.ZH:
        amount = format_compact_decimal(value.amount, locale=locale, fraction_digits=1)
        unit = "元" if value.currency == "CNY" else get_currency_name(value.currency, locale=locale)
        return f"{amount}{unit}"
    if abs(value.amount) < 1_000_000:
        return format_currency(
            round(value.amount),
            value.currency,
            locale=locale,
            format="¤#,##0",
            currency_digits=False,
        )
    amount = format_compact_decimal(
        value.amount, format_type="long", locale=locale, fraction_digits=1
    )
    return f"{get_currency_symbol(value.currency, locale=locale)}{amount}"


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
