"""What goes onto paper: templates, certificates, texts for the wall, printers."""
