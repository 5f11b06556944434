## Where it is

place-any = Any one of these is enough
place-any-or-none = Any one of these is enough; you may also leave this out
place-exact = This hotline needs the exact spot
place-exact-phone = Your phone’s location gives it.
place-exact-address = An address from the list gives it, too.
place-exact-photo = So can a photo: if you have one, go on to the next page.
place-only-one = This hotline has room for one way to say where it is; the rest goes into your description.
place-locate = Use my location
place-locating = Looking for you …
place-locating-hint = If your browser asks, allow it to share your location. Meanwhile you can go on here.
place-locate-refused = The location wasn’t shared. Allow it in your browser’s or phone’s settings and press the button again, or say below where it is.
place-locate-timed-out = Your phone didn’t find its location in time. Try again near a window or outdoors, or say below where it is.
place-locate-unavailable = Your phone can’t tell where it is right now. Try again in a moment, or say below where it is.
place-locate-unsupported = This browser can’t share your location with this page. Say below where it is.
place-point-phone = Your location is in the report.
place-point-phone-within = Your location is in the report, exact to within about { $metres } m.
place-point-phone-roughly = Your location is in the report, but only to within about { $metres } m. Say below where it is more exactly.
place-point-phone-very-roughly = Your location is in the report, but only to within about { $kilometres } km. Say below where it is more exactly.
place-point-photo = The place where your photo was taken is in the report.
place-point-remove = Take it out
place-address = Find an address
place-address-hint = Type a street or a building and choose from the list. If nothing fits, your words go into the report as they are.
place-address-hint-choose = Type a street or a building and choose from the list.
place-address-list = Addresses found
place-address-searching = Searching …
place-address-found = { $count ->
    [0] No address found. Try fewer words, or leave them as they are.
    [one] { $count } address found. Choose it by touch or with the arrow keys.
   *[other] { $count } addresses found. Choose one by touch or with the arrow keys.
}
place-address-failed = The search didn’t work. { $why }
place-address-chosen = ✓ This address is in the report.
place-address-chosen-beside-phone = ✓ This address is in the report, and your phone’s location stays in it too.
place-address-chosen-beside-photo = ✓ This address is in the report, and the place from your photo stays in it too.
place-description = Describe the place
place-description-hint = For example: behind the bus stop, by the red gate, third floor.
place-district = District
place-district-none = I don’t know
place-districts-failed = The list of districts couldn’t be loaded.
