"""The history of the tables, run by `opsrole db upgrade` and at every start."""
