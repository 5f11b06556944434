## A verdict, or questions, by a link of the hotline’s

feedback-satisfied = Are you satisfied with how your report was handled?
feedback-reasons = Why?
feedback-own-reason = Another reason, in your words
feedback-contact = May the hotline contact you about this?
link-missing = Open the link in the hotline’s message once more. For your safety this page doesn’t keep it.
link-failed = What the link leads to can’t be shown right now
link-not-found = This link leads nowhere, or not any more. Check that you opened all of it.
link-send = Send it to the hotline
link-sent = The hotline has your answer.
link-not-sent = Your answer was not sent
link-unknown = We don’t know whether your answer arrived
link-unknown-again = You can send it again. If it has arrived, the hotline says that the link was used already.
