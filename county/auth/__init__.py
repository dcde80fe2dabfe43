"""Who may: keys, challenges, tokens, the tree of divisions, limits."""
