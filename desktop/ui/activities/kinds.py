"""What 活动 shows, by kinds of records and by what is counted."""

from __future__ import annotations

from desktop.services.lists.listing import Term

#: The parts of 主题与项目, as they are turned to.
PARTS = ("themes", "projects", "series", "units", "claims")
PLANS = ("theme", "project", "series", "unit", "claim")
#: What is counted in a month, as 今日 shows it -> what the list is narrowed by beside the month.
COUNTED = {"held": (), "visited": (Term("residents", "least", "1"),)}
#: What the page of one activity shows.
KINDS = frozenset({"activity", "answer", "participation", "photo", "team", "point", "volunteer"})
