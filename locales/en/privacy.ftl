## What this phone keeps

privacy-title = What this phone keeps
privacy-intro = Everything below is stored in this browser only. Anyone who can use this phone can see it.
privacy-receipts = { $count ->
    [0] No reports are kept.
    [one] One report with its number and code.
   *[other] { $count } reports with their numbers and codes.
}
privacy-language = Your choice of language: { $language }.
privacy-text-size = Your choice of text size.
privacy-draft-none = No unfinished report.
privacy-draft = An unfinished report, in memory only: it is gone when you close this page.
privacy-forget = Forget everything on this phone
privacy-forgotten = Done. This phone keeps nothing of yours now.
privacy-forget-failed = This browser didn’t let us erase its storage. Clear the site’s data in the browser’s settings.
privacy-forget-confirm = Erase all of this? Reports that you sent stay with the hotline; without their number and code you can’t open them again.
privacy-forget-yes = Yes, erase it
