"""Between a client and a coach: the coach's file, the brief, and the desk where briefs are read."""
