"""People, teams, households and their consents: who is who, and who may be there twice."""
