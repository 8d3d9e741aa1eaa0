"""The calendars beside: when the seeker is busy, and where talks and hours for calls are written."""
