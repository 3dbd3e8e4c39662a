"""What must outlive a process: the articles, talks, the question log, people and what they say."""
