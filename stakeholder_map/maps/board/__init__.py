"""The chain board: where cards and lines lie, what they say, and the picture of it.

cells → arrange → routes → layout place it; lines, cards and heads say what stands there; scene is
both together, and board_svg draws it. overlays and legend explain what is on it.
"""
