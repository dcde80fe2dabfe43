"""Shapes of the protocol as bytes, and their hashes and signatures."""
