"""What people carry away: slides, seminars, reports, each made of the same answers."""
