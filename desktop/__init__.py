"""The station's application: everything a village clerk uses, offline first."""
