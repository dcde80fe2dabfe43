"""Type: faces and their fallback, widths, lines, paragraphs that flow, words in Chinese."""
