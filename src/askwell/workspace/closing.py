"""The wish to stop: a page sets it, the serving process waits for it."""

import threading

stopping = threading.Event()
