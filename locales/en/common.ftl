## On every screen

skip-to-content = Skip to the content
bar-back = Back
bar-language = Language
bar-text-size-larger = A+: larger text
bar-text-size-normal = A: normal text size
step = Step { $number } of { $total }
step-sent = You have sent this report. What you change here isn’t sent any more.
characters-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
characters-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}
continue = Continue
optional = optional
loading = Loading …
try-again = Try again
later-failed = This part didn’t load. Nothing that you entered is lost. Check your connection, then try again.
cancel = Cancel
yes = Yes
no = No
copied = Copied
copy-failed = Copying didn’t work. Select the text and copy it by hand.
change = Change
percent = { $number } %
quote-language = In { $language }
offline-notice = You are offline. You can go on typing; sending needs a connection.

emergency-title = Life in danger?
emergency-police = police
emergency-fire = fire
emergency-ambulance = ambulance
emergency-traffic = traffic accident
rather-talk = Rather talk?
hotline-hours = Call { $number }.

class-complaint = Report a problem
class-inquiry = Ask a question
class-help = Ask for help
class-irregularity = Report that rules were broken
class-suggestion = Suggest something

status-received = Received
status-forwarded = Sent to the unit in charge
status-in-progress = Being worked on
status-answered = Answered
status-reopened = Reopened
status-closed = Closed
status-out-of-scope = Not for this hotline

## The titles of the screens that come later

check-title = Is everything right?
complaint-title = Your report
contact-title = How can we reach you?
photos-title = Add photos
place-title = Where is it?
privacy-title = What this phone keeps
rate-title = How did we do?
feedback-title = How did it go?
follow-up-title = The hotline has questions
sent-title = Sent
track-title = Check a report
