"""The one list panel: narrowed by sentences, edited in place, moved to and from Excel."""
