## The receipt

sent-numbered = We have it
sent-number-follows = We have it; the number follows
sent-unconfirmed = One step is missing
sent-intro = Keep number and code: together they open your report. Nobody can tell you the code again.
sent-intro-open = Keep the number: it opens your report. Anyone who knows it can read the report.
sent-intro-number = Keep the number: you need it when you ask the hotline about your report.
sent-intro-follows = The hotline has taken your report and gives it a number later. This page asks for it by itself; keep it open.
sent-intro-unconfirmed = Your report does not count yet. The hotline sends an e-mail to the address that you gave. Open the link in it; only then does the hotline take your report.
sent-email = The e-mail goes to
sent-email-hint = Nothing there? Look among unwanted mail, and compare the address.
sent-ticket = Until then the hotline knows it by
sent-copy-ticket = Copy it
sent-number-asking = Asking for the number …
sent-number-not-yet = There is no number yet.
sent-number-ask = Ask for the number now
sent-photos-wait = Your photos wait for the number, too. They are only here.
sent-notice = The hotline says
sent-number = Your number
sent-code = Your code
sent-copy-number = Copy number
sent-copy-code = Copy code
sent-qr-label = QR code with your receipt
sent-qr-hint = Another phone’s camera reads your receipt from this.
photos-delivered = { $count ->
    [one] { $delivered } of { $count } photo delivered
   *[other] { $delivered } of { $count } photos delivered
}
photos-stay = Keep this page open until all photos are delivered. They are only here.
photos-lost = Not all photos got through, and the hotline takes none any more.
photo-waiting = Waiting for its turn
photo-sending = On its way:
photo-delivered = Delivered
photo-failed = Not delivered.
photo-lost = The hotline has your report, but can’t take this photo any more. Call if it is needed.
photo-unknown = Not confirmed.
sent-next = What happens next
sent-next-answer = You get an answer by { $date }.
sent-next-answer-undated = The hotline will answer. It hasn’t named a day.
sent-next-untracked = The hotline passes it to those in charge. To ask how it stands, call the hotline.
sent-next-questions = Then we ask you three questions:
sent-save = Save as text
sent-save-failed = This browser doesn’t let us save a file. Copy what stands above instead.
sent-print = Print
sent-track-at = Follow your report at
sent-keep-title = On this phone
sent-keep = Keep the receipt here
sent-unkeep = Remove it from this phone
sent-keep-hint = Then you find your report again without typing. Anyone who can use this phone can open it, too.
sent-kept = Kept on this phone.
sent-keep-failed = This browser doesn’t let us keep anything. Write your receipt down, or save it as text.
sent-see-status = See its status
sent-another-photos-question = Not all photos are delivered. If you begin another report, the missing ones are lost, and your receipt is no longer shown here.
sent-another-number-question = If you begin another report, this page no longer asks for the number of this one.
sent-found = The hotline’s answer got lost on the way, but it lists your report under this number.
photos-unconfirmed = We don’t know whether all photos got through, and the hotline takes none any more.
photo-again = It is tried again by itself.
