## What the problem is

describe-title = What is it about?
describe-class = What do you want us to do?
describe-description = Describe it in your own words
describe-description-hint = Any language. Leave out names and phone numbers of other people.
describe-category = Kind of problem
describe-category-hint = We suggest, you decide.
describe-category-all = All kinds
describe-category-search = Search the kinds
describe-category-none-found = No kind fits “{ $query }”. Try another word, or clear the search to see them all.
describe-category-found = { $count ->
    [one] { $count } kind found
   *[other] { $count } kinds found
}
describe-categories-failed = The list of kinds couldn’t be loaded.
