"""What must outlive a process: the catalogue, conversations, the question log, seen events."""
