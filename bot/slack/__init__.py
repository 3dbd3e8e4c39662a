"""Slack through Bolt: listeners in, Block Kit out, over HTTP or Socket Mode."""
