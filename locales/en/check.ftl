## Everything once more, then send

check-title = Check and send
