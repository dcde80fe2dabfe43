"""The same exchange through files on a stick."""
