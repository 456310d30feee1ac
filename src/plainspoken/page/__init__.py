"""What a page is: its tree, the nodes a person can be told of, the blocks to read, and its forms."""
