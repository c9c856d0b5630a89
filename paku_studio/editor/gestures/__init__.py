"""What a hand does on the canvas: press, move, release, cancel, as state machines. Knows no Qt."""
