"""What an answer's table says in words: its rows, headings, marks and notes."""
