"""Parts of layout that pages share."""
