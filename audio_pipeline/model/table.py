"""Many small values in little memory: ten hours have a hundred thousand timed words."""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, overload

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Row = TypeVar("Row")


class Table(Sequence[Row], Generic[Row]):
    """Dataclass values of one `kind`, kept by column and made anew whenever one is looked at.

    A column of floats holds numbers alone, texts are shared: a sixth of what the values take.
    """

    __slots__ = ("_columns", "_kind")
    __hash__ = None  # type: ignore[assignment]  # equal to other sequences, which hash otherwise

    def __init__(self, kind: type[Row], rows: Iterable[Row]) -> None:
        self._kind: Callable[..., Row] = kind
        self._columns: dict[str, Any] = {
            field.name: array("d") if field.type is float else []
            for field in fields(kind)  # type: ignore[arg-type]  # a dataclass
        }
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        for row in rows:
            for name, column in self._columns.items():
                value = getattr(row, name)
                column.append(sys.intern(value) if type(value) is str else value)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return tuple(map(self._kind, *(column[index] for column in self._columns.values())))
        return self._kind(*(column[index] for column in self._columns.values()))

    def __iter__(self) -> Iterator[Row]:
        return map(self._kind, *self._columns.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __repr__(self) -> str:
        return f"Table{tuple(self)!r}"


@dataclass(frozen=True)
class InColumns:
    """Marks a field `Annotated[Sequence[Row], InColumns()]`: what is read from JSON is a Table."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        (kind,) = get_args(source)
        rows = core_schema.tuple_variable_schema(handler.generate_schema(kind))
        return core_schema.no_info_after_validator_function(
            partial(Table, kind),
            rows,
            serialization=core_schema.plain_serializer_function_ser_schema(
                tuple, return_schema=rows
            ),
        )
