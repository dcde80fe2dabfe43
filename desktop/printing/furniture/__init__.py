"""What many sheets share: frames, signing blocks, tables, pictures, QR codes."""
