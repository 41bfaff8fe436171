"""Other spellings: Cyrillic, letters typed without their marks, capitals, broken lines, wrong encodings."""
