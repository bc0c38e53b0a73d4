"""Pictures: drawings and whole cards as SVG, for pages, documents and projectors."""
