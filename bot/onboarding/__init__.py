"""A path through the knowledge for newcomers: step by step, with a quiz. Knows no Slack."""
