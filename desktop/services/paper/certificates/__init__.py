"""Certificates: whom they are given to and for what, their numbers, and the register of them."""
