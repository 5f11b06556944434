## Pictures of it

photos-title = Add photos
