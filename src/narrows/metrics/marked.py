"""The flow items that people name from outside: by key, by the item they belong to, by a label.

Portable SQL; what people typed comes in `words`.
"""

KEYED = """
select items.item
from items
join keys on keys.item = items.item
join words on words.word = keys.key
order by items.item
"""
"""Those that a source calls by one of the words."""

BELONGING = """
select items.item
from items
join marks on marks.item = items.item
join words on words.word = marks.word
where marks.attribute = 'parent'
order by items.item
"""
"""Those whose parent is one of the words, by the newest that is known."""

LABELLED = """
select items.item
from items
join marks on marks.item = items.item
join words on words.word = marks.word
where marks.attribute = 'label' and items.stream in (select stream from periods)
order by items.item
"""
"""Those of the streams in `periods` that carry one of the words as a label."""
