"""Every row as accepted: batches, registers and decisions; the only writer."""
