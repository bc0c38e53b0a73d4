"""The web server's side: the document, callbacks, downloads and their gate."""
