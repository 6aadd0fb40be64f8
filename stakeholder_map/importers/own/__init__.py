"""Our own workbook, brought back: recognised, put into the account, and what that would change."""
