"""主题与项目: month themes, projects and who claims them, series, units."""
