"""The rules that find names: each a small named thing that shows its example, in lists in the order they are asked."""
