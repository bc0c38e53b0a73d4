"""What a card shows where HTML says more than a chart: tables, tiles, squares."""
