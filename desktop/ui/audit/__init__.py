"""查看记录: who looked at what, and why."""
