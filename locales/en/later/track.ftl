## Finding a report again

track-reference = Number
track-reference-hint = It is on your receipt, such as PH-2026-000042.
track-code = Code
track-code-hint = It stands under the number. Capital or small letters, with or without dashes: all the same.
track-open = Open the report
track-pending = Looking for it …
