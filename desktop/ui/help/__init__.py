"""Help beside each screen: pages of resources/help, read offline."""
