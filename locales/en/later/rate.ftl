## The three questions

rate-contacted = Did someone contact you?
rate-solved = Is the problem solved?
rate-satisfaction = How satisfied are you?
satisfaction-1 = Not at all
satisfaction-2 = A little
satisfaction-3 = Partly
satisfaction-4 = Mostly
satisfaction-5 = Fully
rate-words = Anything to add?
rate-reopening = Then it should not be closed
rate-reopening-reason = What is still wrong?
rate-reopening-hint = It goes back to the unit in charge, with your words.
rate-send = Send the rating
rate-send-and-reopen = Send and reopen
rate-send-without = Send without reopening
rate-not-now = There is no answer to rate yet, or the report has moved on.
rate-to-report = Back to your report
rate-thanks = Thank you
rate-thanks-rated = The hotline has your rating.
rate-thanks-reopened = The hotline has your rating and has reopened your report. The unit in charge takes it up again.
rate-failed = Your rating was not sent
rate-unknown = We don’t know whether your rating arrived
rate-safe = You can safely send it again: it only replaces the earlier one.
rate-not-reopened = Your rating arrived, but your report was not confirmed as reopened
rate-safe-reopen = You can safely send both again: neither is taken twice.
