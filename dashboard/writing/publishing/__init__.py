"""From the warehouse to an edition, checked, with its outside file beside it."""
