"""Pages in a browser, beside a bare Dash page and two other tools."""
