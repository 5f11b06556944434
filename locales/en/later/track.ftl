## Finding a report again

track-reference = Number
track-reference-hint = It is on your receipt.
track-code = Code
track-code-hint = It stands under the number. Capital or small letters, with or without dashes: all the same.
track-open = Open the report
track-pending = Looking for it …
