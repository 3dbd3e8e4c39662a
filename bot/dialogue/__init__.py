"""One turn of a conversation: ask, follow up, clarify, abstain, record."""
