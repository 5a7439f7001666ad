"""Workbooks and long files, out and in. Reading loads no writer (openpyxl alone takes 120 ms),
and the reading child, which starts through this package, loads neither."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audit.spreadsheets.data_pack import write_data_pack
    from audit.spreadsheets.long_csv import write_long_csv
    from audit.spreadsheets.reading import read_file, read_path
    from audit.spreadsheets.workbook import SchoolNamed, write_workbook

__all__ = ["SchoolNamed", "read_file", "read_path", "write_data_pack", "write_long_csv", "write_workbook"]


def __getattr__(name: str) -> Any:
    """Load a reader or writer when it is first asked for."""
    if name in ("read_file", "read_path"):
        from audit.spreadsheets import reading  # noqa: PLC0415  (not in the child)

        return getattr(reading, name)
    if name in ("SchoolNamed", "write_workbook"):
        from audit.spreadsheets import workbook  # noqa: PLC0415  (openpyxl only for who writes)

        return getattr(workbook, name)
    if name == "write_data_pack":
        from audit.spreadsheets.data_pack import write_data_pack  # noqa: PLC0415  (openpyxl only for who writes)

        return write_data_pack
    if name == "write_long_csv":
        from audit.spreadsheets.long_csv import write_long_csv  # noqa: PLC0415  (beside the other writer)

        return write_long_csv
    raise AttributeError(name)
