"""A question and entries -> ranked entries with evidence. Knows no Slack and no database."""
