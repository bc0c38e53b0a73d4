"""From the cells of a row to typed values, and the verdict on them."""
