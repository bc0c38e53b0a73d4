"""What an answer's table says in words: its headings, lines, marks and notes."""
