## What went wrong with something that was asked of the hotline

error-title-prefix = Error:
error-summary-title = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
trouble-rejected = The hotline didn’t accept this. Check what you entered; nothing is lost.
trouble-throttled = { $minutes ->
    [one] The hotline is busy. Try again in a minute; nothing is lost.
   *[other] The hotline is busy. Try again in { $minutes } minutes; nothing is lost.
}
trouble-forbidden = The hotline doesn’t let this page in. That is not your fault. Please call instead; nothing is lost.
trouble-wrong-status = This is no longer possible: the report has moved on. Look at its status.
trouble-already-done = This link was used already. The hotline has your answer.
trouble-too-late = The time for this is over. Call the hotline if there is more to say.
trouble-duplicate = The hotline thinks that this was reported before, as { $number }. Nothing was sent.
trouble-not-found = Nothing fits this. Compare what you entered with your receipt.
trouble-unavailable = The hotline can’t be reached right now. Check your connection and try again; nothing is lost.
trouble-unknown = The connection broke before the hotline could confirm. It may or may not have arrived.
trouble-cancelled = You stopped this. It may already have arrived.
trouble-unsupported = This hotline doesn’t offer that.
trouble-photo-lost = A photo that belongs to it isn’t on this phone any more. Open the report, choose the photo again, and send it.
