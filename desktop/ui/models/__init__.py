"""Item models that views show; rows come through the door as they are looked at."""
