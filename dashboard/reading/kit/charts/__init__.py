"""From numbers to Plotly figures as plain data; knows nothing of Dash."""
