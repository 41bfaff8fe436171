"""What a text is about: terms of the topic tables, found in one scan, and what they add up to."""

from azdiplo.topics.tables import TOPICS, TopicInfo

__all__ = ["TOPICS", "TopicInfo"]
