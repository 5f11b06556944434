## What the problem is, as far as it comes later

describe-published = Everybody will be able to read this report: the description, the place and the photos. Leave out all names and phone numbers, your own too.
describe-suggestions = When you pause, this page sends your description to the hotline, which suggests a kind of problem. That is no report yet.
describe-questions = About “{ $name }”
describe-questions-loading = Loading the questions about this kind of problem …
describe-questions-failed = The questions about this kind of problem couldn’t be loaded. They are needed to go on.
describe-none-chosen = No choice
