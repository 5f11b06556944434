## Where everything starts

home-title = How can we help?
home-report = Report a problem
home-report-hint = Noise, roads, water, housing … with photos and the place
home-continue = Continue your report
home-continue-hint = What you typed is still here
home-waiting = Your report isn’t through yet
home-waiting-hint = See how it stands
home-photos = Your photos aren’t all there yet
home-photos-hint = The hotline has your report; see to its photos
home-receipt = Your receipt
home-receipt-hint = What you keep of the report that you just sent
home-track = Check a report
home-track-hint = Use your receipt
home-privacy = What this phone keeps
home-unavailable = The hotline can’t be reached right now
home-no-reports = This page can’t take reports for this hotline. To report something, call it.
home-no-tracking = Reports can’t be looked up here. To ask about one, call the hotline.
