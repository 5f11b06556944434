## The receipt

sent-intro = Keep number and code: together they open your report. Nobody can tell you the code again.
sent-number = Your number
sent-code = Your code
sent-copy-number = Copy number
sent-copy-code = Copy code
sent-qr-label = QR code with your number and code
sent-qr-hint = Another phone’s camera reads number and code from this.
photos-delivered = { $count ->
    [one] { $delivered } of { $count } photo delivered
   *[other] { $delivered } of { $count } photos delivered
}
photos-stay = Keep this page open until all photos are delivered. They are only here.
photo-waiting = Waiting for its turn
photo-sending = On its way:
photo-delivered = Delivered
photo-failed = Not delivered.
photo-unknown = Not confirmed.
sent-next = What happens next
sent-next-answer = You get an answer by { $date }.
sent-next-answer-undated = The hotline will answer. It hasn’t named a day.
sent-next-questions = Then we ask you three questions:
sent-save = Save as text
sent-save-failed = This browser doesn’t let us save a file. Copy number and code instead.
sent-print = Print
sent-track-at = Follow your report at
sent-keep-title = On this phone
sent-keep = Keep number and code here
sent-unkeep = Remove from this phone
sent-keep-hint = Then you find your report again without typing. Anyone who can use this phone can open it, too.
sent-kept = Kept on this phone.
sent-keep-failed = This browser doesn’t let us keep anything. Write number and code down, or save them as text.
sent-see-status = See its status
sent-another-photos-question = Not all photos are delivered. If you begin another report, the missing ones are lost, and number and code are no longer shown here.
