"""Mail: composing a message, leaving it as a draft, and handing it to the person's own server."""
