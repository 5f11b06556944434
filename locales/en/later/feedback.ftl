## A verdict, or questions, by a link of the hotline’s

feedback-satisfied = Are you satisfied with how your report was handled?
feedback-reasons = Why?
feedback-own-reason = Another reason, in your words
feedback-contact = May the hotline contact you about this?
