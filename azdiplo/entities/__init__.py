"""Finding names: the rules for each kind, and how what they find is settled and linked."""
