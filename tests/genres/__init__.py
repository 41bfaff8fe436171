"""Texts of many genres with their names, and what the library finds in them."""
