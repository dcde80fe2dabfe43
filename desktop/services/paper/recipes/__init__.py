"""The papers: what each is made of, from the records to its data object."""
