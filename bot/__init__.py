"""opsrole: tells people what the ops roles in their company do."""
