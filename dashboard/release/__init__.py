"""What is shown outside the programme: a fixed list of answers, made at publishing."""
