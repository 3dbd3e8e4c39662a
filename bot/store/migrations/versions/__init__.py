"""One module a step, oldest first by `down_revision`."""
