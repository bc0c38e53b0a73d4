"""Pure functions from an answer to a Plotly figure as plain data."""
