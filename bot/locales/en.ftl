### What the bot says of its own accord. Short sentences, no jargon.

## Cards

trail-separator = {" › "}
pillar-title = Pillar { $number } · { $title }
pillars-title = The pillars
pillars-intro =
    { $count ->
        [one] One pillar:
       *[other] { $count } pillars:
    }
mission-title = Mission { $number }

## Buttons

button-role = ↑ The role
button-pillars = The pillars
button-up-pillars = ↑ All pillars
button-up-pillar = ↑ Pillar { $number }
button-pillar = { $number } · { $title }
button-mission = Mission { $number }
button-previous = ← Previous
button-next = Next →
button-read-on = Read on
button-share = Share in the channel
label-mission = Mission { $number }: { $title }
label-previous = Previous: { $title }
label-next = Next: { $title }
label-up = Back up: { $title }
label-read-on = Read on, part { $part } of { $count }

## The source line

source-part = part { $part } of { $count }

## Understanding, hesitating, not knowing

understood = I understood: { $question }
ambiguous = There is more than one answer. Which one are you looking for?
ambiguous-role = Which role do you mean?
unknown = The articles do not answer this question.
unknown-personal = All I can do is quote articles about roles, and this deserves better. Please talk to somebody you trust, to HR or to the occupational doctor; in danger, call your emergency number (112 in Europe). Your message is not kept.
unknown-nearest = This is what comes closest:
unknown-next = Try the name of a role, a pillar or a tool, or type /opsrole to see every role.
mention-none = “{ $name }” has no article.
mention-cited = It is mentioned here:
mention-roles = The nearest roles:
question-asked = Your question: { $question }
gone = This answer is no longer there: the article has changed since.
gone-next = Ask your question again, or type /opsrole to see every role.
empty-catalogue = There is no article to quote yet. As soon as one is added, you will get an answer here.

## Feedback and questions without an answer

feedback-good = Helpful
feedback-bad = Not helpful
feedback-good-label = This answer helped me
feedback-bad-label = This answer did not help me: say what is missing
feedback-title = Your feedback
feedback-asks = What were you looking for?
feedback-kept = What you write is kept for the people who write the articles.
feedback-noted = Thank you, noted.
unknown-owner = Who to ask: { $owner }, for the article “{ $role }”.
button-request = Tell the team
label-request = Tell the team: send them this question
request-title = Tell the team
request-kept = Your question will be sent as it stands, with your Slack ID, to the people who write the articles.
request-asks = Your question
request-empty = Write your question to send it.
request-filed = Sent. The people who write the articles will see your question.
not-kept = I could not save that: try again in a moment.
modal-send = Send
modal-close = Close

## Explaining the terms of a message

terms-intro =
    { $count ->
        [one] One ops term in this message:
       *[other] { $count } ops terms in this message:
    }
terms-line = { $term }: { $explanation }
terms-none = I found no ops term in this message that the articles explain.
terms-none-next = To look up something else, type /opsrole and your question.

## Several roles

directory-title = The roles
directory-intro =
    { $count ->
        [one] One role has an article:
       *[other] { $count } roles have an article:
    }
button-open = Open
button-compare = Compare
button-compare-other = Compare with another role
button-more-roles = More roles →
button-all-roles = All roles
button-read = Read the article
label-open = Open: { $title }
label-open-role = Open the role: { $role }
label-compare = Compare { $role } with another role
label-read = Read the article on the role: { $role }
label-directory-part = List of roles, part { $part } of { $count }
compare-with = Compare { $role }
compare-which = Compare { $role } with which role?
compare-choose = With which role? The nearest come first.
compare-role = Role
compare-tagline = In short
compare-definition = Definition
compare-pillar = Pillar { $number }
compare-near = Similar missions
compare-said = What the { $role } article says of it:
who-else =
    { $count ->
        [one] One other role works on this too:
       *[other] { $count } other roles work on this too:
    }

## A text’s language and origin

only-in-fr = This article is only available in French.
only-in-en = This article is only available in English.
source-starter = starter text
starter = This text came with opsrole: your company has not adapted it yet.

## Finding a role

find-title = Find a role
find-intro = Type the name of a role, a pillar or a mission.
find-placeholder = Business Ops, CRM, dashboards…
find-definition = Roles
find-pillar = Pillars
find-mission = Missions

## Help

help-title = Who does what in the ops teams?
help-intro = I answer from the company’s own articles, word for word, and never make anything up.
help-ask = Ask a question, just as it comes:
help-example-role = What is a { $role }?
help-example-pillar = What is their pillar 2?
help-example-topic = Who looks after dashboards?
help-terminal = Ask about an ops role: opsrole ask "what is pillar 2?"
help-where = Where to find me:
help-where-command = /opsrole and your question: only you see the answer, and you can share it
help-where-mention = @opsrole in a channel or a thread: I answer in the thread
help-where-dm = a direct message: just you and me
help-where-shortcut = “Expliquer les termes ops” in a message’s menu, “Chercher un rôle” among the shortcuts: only you see the answer
help-roles = The roles I know:

## Small talk

smalltalk-greeting = Hello! Ask me what an ops role does and I will quote the article.
smalltalk-thanks = You’re welcome! Anything else?
smalltalk-farewell = See you soon!
smalltalk-bot = I’m a bot: I look things up in the company’s articles and quote them, without making anything up.
smalltalk-complaint = Sorry, that was not what you were looking for. Try other words, or type /opsrole to see every role.
smalltalk-stop = All right, I’ll be quiet. Mention me or write to me whenever you like.
smalltalk-other = I can only talk about ops roles. Type /opsrole to see which.

## Home

home-search = Your question
home-search-hint = Press Enter to search.
home-path = Your path
home-path-new = Get to know the roles, one by one, at your own pace.
home-path-begun =
    { $done ->
        [one] { $done } of { $total } steps done. The rest is on the Messages tab.
       *[other] { $done } of { $total } steps done. The rest is on the Messages tab.
    }
home-path-done = You’ve been through the whole path. Well done!
button-path-new = Start the path
button-path-begun = Resume the path
button-path-done = Start over
home-roles = The roles
home-role-open = Pillars
home-role-close = Close
home-card = The role’s card
label-home-role-open = { $role }: show the pillars
label-home-role-close = { $role }: close
label-home-page = The roles, page { $page } of { $count }
home-preferences = Your preferences
home-language = The bot’s language
home-language-slack = As in Slack
home-language-fr = Français
home-language-en = English
home-own-role = My role
home-own-role-none = None yet
home-own-role-hint = Your role decides when a question could be about several, such as “pillar 2”.

## Suggestions and status

agent-title = For example:
agent-compare = What is the difference between { $role } and { $other }?
agent-roles = Which roles do you know?
agent-status = is looking through the articles…

## Threads

elsewhere = You asked me in a channel where I can no longer answer:

## The onboarding path

onboarding-requests = onboarding, the path, my path, path, start the path, start onboarding, begin onboarding, go on with the path, continue the path, resume the path, resume onboarding
onboarding-welcome = Welcome! I know the company’s ops roles, and I answer the questions you may not dare to ask.
onboarding-offer = Would you like to get to know them? A few short cards and a little quiz, at your own pace. If not, I won’t bring it up again.
onboarding-pointer = The path is waiting for you in your direct messages with me.
onboarding-out-of-reach = The path is walked in direct messages, and I cannot send you any. Ask me your questions here instead.
onboarding-which = To begin with: which role is yours?
onboarding-which-why = The path starts with it, then moves on to its neighbours. It will also help me answer your questions.
onboarding-choose = Choose your role
onboarding-no-role = None of these roles
onboarding-step = Your path · step { $number } of { $count }
onboarding-question = Quiz · question { $number } of { $count }
onboarding-which-pillar = Under which pillar does the article put this mission?
onboarding-right = Well spotted! It’s pillar { $number } · { $title }.
onboarding-wrong = Not quite: it’s pillar { $number } · { $title }.
onboarding-score =
    { $right ->
        [0] That’s the end of the quiz. These missions are very similar: what matters is having seen them.
        [one] That’s the end of the quiz: { $right } right answer out of { $count }.
       *[other] That’s the end of the quiz: { $right } right answers out of { $count }.
    }
onboarding-paused =
    { $done ->
        [0] The path is paused. It resumes whenever you like.
        [one] The path is paused, { $done } of { $total } steps done. It resumes whenever you like.
       *[other] The path is paused, { $done } of { $total } steps done. It resumes whenever you like.
    }
onboarding-waiting = Noted: see you on { $day } at { $time }.
onboarding-reminder = Good morning! Shall we pick up the path where we left off? Next is step { $number } of { $count }.
onboarding-declined = Noted, I won’t bring it up again. If you change your mind: /opsrole onboarding.
onboarding-done = You’ve been through the whole path. Well done!
onboarding-done-next = Ask me your questions as they come, here or with /opsrole.
button-path-decline = No, thank you
button-path-next = Next
button-path-skip = Skip the quiz
button-path-pause = Pause
button-path-tomorrow = Resume tomorrow
button-path-stop = Stop
label-path-next = Next step of the path
date-day = EEEE, MMMM d

## Sharing

shared-by = Shared by
not-a-text = I can only read text. Write your question and I will look it up in the articles.

## When something is wrong

step-no-question = The step was given no question: give it a text.
error = Something went wrong on my side. Try again in a moment; if it keeps happening, give the reference { $reference } to whoever looks after the bot.
button-unknown = This button is from an old message and no longer works. Ask your question again, or type /opsrole.
