"""Slack's limits, in one table. Lengths are in characters, counts in items.

Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects) and
docs.slack.dev/reference/methods/chat.postMessage and chat.update.
"""

# A message
MESSAGE_TEXT = 4_000  # chat.update takes no more, chat.postMessage cuts far later
MESSAGE_BLOCKS = 50
# Not published: Slack answers msg_blocks_too_long from about 13,200; this leaves a margin.
MESSAGE_BLOCKS_TEXT = 12_000

# A view: docs.slack.dev/reference/views
VIEW_BLOCKS = 100
VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_METADATA = 3_000

# Blocks
BLOCK_ID = 255
HEADER_TEXT = 150
SECTION_TEXT = 3_000
# Not published for rich text: what a section may hold is known to pass.
RICH_TEXT = 3_000
CONTEXT_ELEMENTS = 10
CONTEXT_TEXT = 3_000
ACTIONS_ELEMENTS = 25
IMAGE_URL = 3_000
IMAGE_ALT_TEXT = 2_000
LIST_INDENT = 8
LINK_URL = 3_000
TABLE_ROWS = 100
TABLE_TEXT = 10_000

# Elements
ACTION_ID = 255
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
ACCESSIBILITY_LABEL = 75
TEXT_INPUT = 3_000
PLACEHOLDER = 150
OPTION_TEXT = 75
OPTION_VALUE = 150
SELECT_OPTIONS = 100  # of a menu, or of each of its groups
SELECT_GROUPS = 100

# Suggested prompts: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
PROMPTS = 4

# What we keep for ourselves: a part of a long text, so that header, buttons and source fit beside
PART_TEXT = 8_000
PART_BLOCKS = 30
CELL_TEXT = 700  # of a comparison's table, so that all of its rows fit
BUTTON_SEEN = 30  # characters of a button's label: Slack may not show more
CHOICES = 5  # candidates to choose from, more is not a choice
REQUEST = 1_500  # of a question sent to the team: within a button's value
COMMENT = 1_000
QUESTION = 300  # of a question, enough to recognise it by
THREAD_TITLE = 75
HOME_ROLES = 20  # of one page of the directory
SUGGESTIONS = 40  # as many as one looks through
