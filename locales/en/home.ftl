## Where everything starts

home-title = How can we help?
home-report = Report a problem
home-report-hint = Noise, roads, water, housing … with photos and the place
home-continue = Continue your report
home-continue-hint = What you typed is still here
home-photos = Your photos aren’t all there yet
home-photos-hint = The hotline has your report; see to its photos
home-receipt = Your receipt
home-receipt-hint = Number and code of the report that you just sent
home-track = Check a report
home-track-hint = Use your number and code
home-on-this-phone = On this phone
home-privacy = What this phone keeps
home-unavailable = The hotline can’t be reached right now
sent-another = Report something else
sent-another-question = Have you kept number and code? This page shows them only until you begin another report.
sent-another-yes = Begin another report
saved-remove = Remove { $number } from this phone
saved-remove-question = The hotline keeps the report. Without number and code you can’t open it again.
saved-remove-yes = Yes, remove it
privacy-forget-failed = This browser didn’t let us erase its storage. Clear the site’s data in the browser’s settings.
