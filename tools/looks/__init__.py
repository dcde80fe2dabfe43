"""How every document looks, kept as small pictures in tests/printing/looks: `make looks`."""
