"""What the station does: plans, activities, who took part, hours, themes and projects."""
