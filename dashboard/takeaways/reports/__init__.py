"""Reports: a month or a phase of one municipality, on one or two sheets."""
