## How to reach the citizen

contact-anonymous = Leave everything empty to stay anonymous.
contact-required = The hotline needs what isn’t marked as optional.
contact-none = This hotline takes no names, numbers or addresses: your report is anonymous.
contact-tracking = You can follow your report either way, with its receipt.
contact-name = Your name
contact-name-hint = So that the hotline knows how to address you.
contact-name-may-be-shown = The hotline may show it with your report.
contact-name-latin = This hotline can only write Latin letters, as in a passport.
contact-name-shown = Who sees your name?
contact-name-hidden = Only the hotline’s staff
contact-name-seen = The unit in charge, too
contact-phone = Phone
contact-phone-hint = The hotline’s staff see it, to call you back about this report.
contact-never-public = It is never public.
contact-phone-max = { $max ->
    [one] At most { $max } character.
   *[other] At most { $max } characters.
}
contact-email = E-mail
contact-email-hint = The hotline’s staff see it, to write to you about this report.
contact-retention = { $days ->
    [one] The hotline erases these details { $days } day after your report is settled.
   *[other] The hotline erases these details { $days } days after your report is settled.
}
