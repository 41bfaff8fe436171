"""azdiplo inside other libraries. Each module is imported by who asks for it and needs that library."""
