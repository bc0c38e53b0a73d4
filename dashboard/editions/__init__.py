"""The bridge from writing to reading: frozen files, and what can be asked of them."""
