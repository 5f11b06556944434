## What this phone keeps

privacy-intro = All of this is in this browser only. Anyone who can use this phone can see it.
privacy-receipts = { $count ->
    [0] No receipts.
    [one] The receipt of one report.
   *[other] The receipts of { $count } reports.
}
privacy-language = Your choice of language: { $language }.
privacy-text-size = Your choice of text size.
privacy-draft-none = No report that you are writing.
privacy-draft = The report that you wrote on this page. It is gone when you close the page.
privacy-unfinished = { $count ->
    [one] One report that you haven’t sent, with all you typed. It stays until you send or delete it.
   *[other] { $count } reports that you haven’t sent, with all you typed. They stay until you send or delete them.
}
privacy-under-way = { $count ->
    [one] One report that is on its way to the hotline. It stays until all of it is there.
   *[other] { $count } reports that are on their way to the hotline. They stay until all of them is there.
}
privacy-sent = { $count ->
    [one] One report that the hotline has, with its number and code. It goes by itself an hour after you saw its receipt.
   *[other] { $count } reports that the hotline has, with number and code. They go by themselves an hour after you saw their receipts.
}
privacy-photos = { $count ->
    [one] One photo in these reports.
   *[other] { $count } photos in these reports.
}
privacy-known = What the hotline last said: its rules, and the state of reports whose receipts are kept here.
privacy-page = A copy of this page, so that it opens without a network. Nothing of yours is in it.
privacy-shared = This phone is for several people. Where nobody touches it for some minutes, all of this is forgotten by itself.
privacy-hotline = What you have sent is with the hotline, not here.
privacy-notice = What the authority does with personal data (opens in a new window)
privacy-published = Everybody can read what is reported here: the description, the place and the photos.
privacy-suggestions = While you describe a problem, the hotline gets your words when you pause, to suggest a kind of problem.
privacy-open-number = Anyone who knows the number of a report can read it.
privacy-forget = Forget everything on this phone
privacy-forgotten = Done. This phone keeps nothing of yours now.
privacy-forget-confirm = Erase all of this, and what you have typed here? Reports that you sent stay with the hotline. Without their receipts you can’t open them again.
privacy-forget-yes = Yes, erase it
