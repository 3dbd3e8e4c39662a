"""A small local Slack workspace. It speaks Slack's wire protocol and imports nothing of the bot."""
