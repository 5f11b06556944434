## Finding a report again

track-title = Check a report
track-reference = Number
track-code = Code
