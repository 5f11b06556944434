## What is wrong, and what to do about it

problem-required = Answer “{ $field }”.
problem-class-required = Choose what you want us to do.
problem-description-required = Describe the matter in a few words.
problem-category-required = Choose a kind of problem.
problem-place-required = Say where it is: use your location, find an address, describe the place or choose a district.
problem-reference-required = Enter the number of your report. It is on your receipt.
problem-code-required = Enter the code. It stands under the number on your receipt.
problem-contacted-required = Say whether someone contacted you.
problem-solved-required = Say whether the problem is solved.
problem-satisfaction-required = Choose how satisfied you are.
problem-satisfied-required = Say whether you are satisfied.
problem-reasons-required = Give a reason: choose one, or write your own.
problem-information-required = Write what you want to add.
problem-reopening-reason-required = Say what is still wrong.
problem-too-long = Shorten “{ $field }” to { $max } characters or fewer.
problem-too-long-unknown = “{ $field }” is too long for the hotline. Shorten it.
problem-not-a-number = “{ $field }” must be a number, such as 12 or 3.5.
problem-not-a-datetime = “{ $field }” must be a date and a time.
problem-not-a-choice = The choice for “{ $field }” is no longer offered. Choose again.
problem-too-many-photos = Remove some photos: the hotline takes { $max } at most.
problem-too-large = “{ $field }” is too large. The hotline takes { $max } at most.
problem-too-large-unknown = “{ $field }” is too large for the hotline.
problem-wrong-type = The hotline doesn’t take this kind of file for “{ $field }”. Choose another picture.
problem-phone-malformed = This doesn’t look like a phone number. Use digits, such as 010 5555 0142.
problem-phone-too-long = This hotline takes phone numbers of at most { $max } characters. Leave out spaces and dashes.
problem-email-malformed = This doesn’t look like an e-mail address. It should look like name@example.org.
problem-email-ending = { $max ->
    [one] This hotline only takes e-mail addresses with { $max } letter behind the last dot. Use another address.
   *[other] This hotline only takes e-mail addresses with at most { $max } letters behind the last dot, as in name@example.org. Use another address.
}
problem-malformed = The hotline can’t read “{ $field }”. Check it and try again.
problem-not-latin = This hotline can only write Latin letters. Write “{ $field }” with them, as in a passport.
problem-point-required = This hotline needs the exact spot: use your phone’s location, a photo’s place or an address from the list.
problem-out-of-bounds = This place is outside the area of this hotline. Choose a place inside, or ask the hotline who is in charge.
problem-invalid = The hotline doesn’t accept “{ $field }”. Check it and try again.
field-place = Place
field-photo = Photo
field-other = Your report

