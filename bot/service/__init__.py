"""The composition root: settings -> store -> index -> dialogue -> Bolt app, wired and run."""
