"""Markdown files -> articles -> entries. Knows no Slack and no database."""
