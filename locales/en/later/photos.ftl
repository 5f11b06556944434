## Pictures of it

photos-label = Your photos
photos-hint = { $max ->
    [one] One photo, if you like. It helps to find and understand the problem.
   *[other] Up to { $max }, if you like. They help to find and understand the problem.
}
photos-unsupported = This hotline takes no photos. Just continue.
photos-add = Take or choose photos
photos-add-more = Add another photo
photos-preparing = Preparing photo { $current } of { $total } …
photos-full = { $count ->
    [one] That is all the hotline takes: { $count } photo. Remove it to choose another.
   *[other] That is all the hotline takes: { $count } photos. Remove one to add another.
}
photos-removed = Photo { $number } removed.
photos-photo = Photo { $number }
photos-preview = Photo { $number }, as it will be sent
photos-remove = Remove photo { $number }
photos-description = What it shows
photos-describe = A few words on a photo help those who can’t see it.
photos-left-out = { $count ->
    [one] One file was left out
   *[other] { $count } files were left out
}
photos-no-room = { $name }: the hotline takes { $max ->
    [one] { $max } photo
   *[other] { $max } photos
} at most. To send this one, remove another and choose this one again.
photos-not-a-picture = { $name }: this is not a picture. Choose a photo.
photos-broken = { $name }: the picture is damaged and can’t be opened. Choose another, or take it again.
photos-heic = { $name }: this browser can’t open iPhone pictures (HEIC). Choose a JPEG, or take a screenshot of the picture and choose that.
photos-too-large = { $name }: the picture is too large. Choose a smaller one, or take a screenshot of it and choose that.
photos-privacy = The place and the phone’s data hidden in a photo are removed here, before anything leaves your phone. Faces and number plates stay: leave out what nobody needs to see.
photos-place-label = Place of the photos
photos-place-offer = Photo { $number } says where it was taken.
photos-place-question = Use that as the place of your report?
photos-place-replaces-phone = It would replace your phone’s location.
photos-place-replaces-address = It would replace the map point of your address; the address itself stays.
photos-place-use = Use it
photos-place-used = The place where your photo was taken is in the report.
photos-place-remove = Take it out
