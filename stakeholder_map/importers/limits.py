"""How much a file may hold. More than this is a mistake or an attack, and is said at once."""

MAX_BYTES = 24 * 1024 * 1024
#: What the XML of a workbook may unpack to.
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 300
MAX_CELLS = 2_000_000
#: As many characters as Excel allows in a cell.
MAX_CELL = 32_767
MAX_SHEETS = 60
