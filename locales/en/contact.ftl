## How to reach the citizen

contact-title = How can we reach you?
contact-name = Your name
contact-phone = Phone
contact-email = E-mail
