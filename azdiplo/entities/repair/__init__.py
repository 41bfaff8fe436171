"""What is damaged in a text is read as what was meant, before the rules read it."""
