"""What every part of an account has in common: it is immutable, strict and has an id."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

#: Ids are random and never a file name; people's files may use readable ones.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]

#: One line of text. Surrounding blanks are dropped, so that "Anna " and "Anna" are one name.
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]

#: A name that has to be there.
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]

#: Text of any length up to a limit that keeps one account readable.
Text = Annotated[str, StringConstraints(max_length=20_000)]

#: A share between 0 and 1.
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


def new_id() -> str:
    """Return a fresh random id (80 bits, lower-case hexadecimal)."""
    return secrets.token_hex(10)


class Record(BaseModel):
    """An immutable value; unknown fields are refused, so that a typing error loses nothing."""

    model_config = ConfigDict(
        frozen=True, defer_build=True, extra="forbid", ser_json_inf_nan="strings"
    )

    def but(self, **changes: Any) -> Self:
        """Return a copy with ``changes``, validated like a new record.

        Raises:
            pydantic.ValidationError: a changed field has a value that it may not have.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes})


class Keyed(Record):
    """A record that is found again by its id."""

    id: Id = Field(default_factory=new_id)
