"""Mail that goes out on a click: the outbox, what holds a message back, and reminders to oneself."""
