"""Certificates, and the sheet that fits a printer to bought certificate paper."""
