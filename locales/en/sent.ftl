## The receipt

sent-title = We have it
