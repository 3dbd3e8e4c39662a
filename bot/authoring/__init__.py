"""What authors do in the terminal: begin an article, look at it, check it, try its questions."""
