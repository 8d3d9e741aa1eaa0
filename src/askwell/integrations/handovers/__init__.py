"""What goes from hand to hand as a file: the coach's file to a client, the client's brief to a coach."""
