"""Slack's surfaces, one module each. A listener reads the payload, asks, and sends the answer."""
