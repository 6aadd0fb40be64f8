"""The board and the formal chart as one slide of shapes that can be edited."""
