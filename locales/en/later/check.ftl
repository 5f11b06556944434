## Everything once more, then send

check-intro = Nothing has been sent yet. Read it once more, then send it.
check-what = What
check-where = Where
check-photos = Photos
check-contact = You
check-change = Change: { $part }
check-class = What we should do
check-description = In your words
check-category = Kind of problem
check-place = Place
check-point-phone = Where your phone was
check-point-phone-within = { $metres ->
    [one] Where your phone was, within { $metres } metre
   *[other] Where your phone was, within { $metres } metres
}
check-point-photo = Where a photo was taken
check-photo-count = { $count ->
    [0] Photos
    [one] { $count } photo
   *[other] { $count } photos
}
check-photo-undescribed = No description
check-nothing = Nothing given
check-name-none = You give no name.
check-name-shown = The unit in charge will see it.
check-name-hidden = Only the hotline’s staff will see it.
check-send = Send the report
check-photos-follow = The report goes first, then the photos, one by one.
check-photos-travel = The photos travel with the report; the hotline takes none afterwards.
check-preparing = A photo is still being prepared …
check-sending = Sending your report …
check-confirming = Everything has left your phone. Waiting for the hotline to confirm …
check-failed = Your report was not sent
check-unknown = We don’t know whether your report arrived
check-unknown-safe = You can safely send it again: the hotline takes the same report only once.
check-unknown-call = Please call before you send it again: it could be taken twice.
check-unknown-changed = You have changed your report since. If the earlier one arrived, sending it now makes a second report.
check-look-at = Look at { $number }
check-insist = It is another one: send it
check-waiting = Your report has not got through yet
check-again-soon = It is tried again by itself in a moment.
check-again-at = It is tried again by itself: { $when }.
check-again-online = It goes by itself as soon as there is a network.
check-kept = It is kept on this phone. If you close this page, it goes on when you open it again; after more than an hour you are asked first.
check-not-kept = Keep this page open: this browser stores nothing, and your report is only here.
check-try-now = Try now
check-stop = Stop trying
check-searching = The connection broke off at the end. We are looking whether the hotline lists your report …
check-old = Is it still so?
check-old-question = You wanted to send this { $when }, and there was no way to. Send it if it is still true; change or delete it if not.
check-old-send = Yes, send it now
check-old-doubt = It was last tried { $when } and may have arrived. Call before you send it again: it could be taken twice.
check-searching-later = As soon as there is a network we look whether the hotline has it.
