"""Shapes and bytes of the protocol: what stands in a request, an answer, a file."""
