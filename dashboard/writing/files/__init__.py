"""From the bytes of a file that anybody may have made to cells under known headings."""
