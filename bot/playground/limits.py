"""Slack's published limits, in one table. Lengths are in characters, counts in items.

Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects),
/reference/methods/chat.postMessage, /reference/methods/chat.update, /surfaces/modals,
/reference/methods/chat.scheduleMessage, /reference/methods/assistant.threads.*.
"""

# Messages
MESSAGE_TEXT = 40_000
MESSAGE_UPDATE_TEXT = 4_000
MARKDOWN_TEXT = 12_000
# Not published; Slack answers msg_blocks_too_long from about here (slackapi/bolt-js#2509).
MESSAGE_BLOCKS_TEXT = 13_200
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100

# Blocks
BLOCK_ID = 255
SECTION_TEXT = 3_000
SECTION_FIELDS = 10
SECTION_FIELD_TEXT = 2_000
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
CONTEXT_TEXT = 3_000
CONTEXT_ACTIONS_ELEMENTS = 5
ACTIONS_ELEMENTS = 25
IMAGE_URL = 3_000
IMAGE_ALT_TEXT = 2_000
IMAGE_TITLE = 2_000
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLES = 1
TABLE_TEXT = 10_000

# Elements
ACTION_ID = 255
BUTTON_TEXT = 75
BUTTON_URL = 3_000
BUTTON_VALUE = 2_000
ACCESSIBILITY_LABEL = 75
PLACEHOLDER = 150
OVERFLOW_OPTIONS = 5
CHOICE_OPTIONS = 10  # checkboxes and radio buttons
SELECT_OPTIONS = 100
SELECT_OPTION_GROUPS = 100
PLAIN_TEXT_INPUT = 3_000

# Composition objects
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
OPTION_URL = 3_000
OPTION_GROUP_LABEL = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30

# Rich text
LIST_INDENT = 8

# Views
VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_PRIVATE_METADATA = 3_000
VIEW_CALLBACK_ID = 255
VIEW_EXTERNAL_ID = 255
VIEW_STACK = 3

# Scheduled messages: seconds, seconds, messages to a channel within them
SCHEDULE_AHEAD = 120 * 24 * 3600
SCHEDULE_WINDOW = 300
SCHEDULE_IN_WINDOW = 30

# Agents
PROMPTS = 4
LOADING_MESSAGES = 10
