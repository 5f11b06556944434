## Where it is

place-title = Where is it?
place-description = Describe the place
