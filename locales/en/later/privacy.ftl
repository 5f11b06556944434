## What this phone keeps

privacy-intro = All of this is in this browser only. Anyone who can use this phone can see it.
privacy-receipts = { $count ->
    [0] No reports are kept.
    [one] The receipt of one report.
   *[other] The receipts of { $count } reports.
}
privacy-language = Your choice of language: { $language }.
privacy-text-size = Your choice of text size.
privacy-draft-none = No report that you are writing.
privacy-draft = The report that you wrote on this page. It is gone when you close the page.
privacy-hotline = What you have sent is with the hotline, not here.
privacy-published = Everybody can read what is reported here: the description, the place and the photos.
privacy-suggestions = While you describe a problem, the hotline gets your words when you pause, to suggest a kind of problem.
privacy-open-number = Anyone who knows the number of a report can read it.
privacy-forget = Forget everything on this phone
privacy-forgotten = Done. This phone keeps nothing of yours now.
privacy-forget-confirm = Erase all of this, and what you have typed here? Reports that you sent stay with the hotline. Without their receipts you can’t open them again.
privacy-forget-yes = Yes, erase it
