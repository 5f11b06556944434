## الأسئلة الثلاثة

rate-contacted = هل تواصل معك أحد؟
rate-solved = هل حُلّت المشكلة؟
rate-satisfaction = ما مدى رضاك؟
satisfaction-1 = غير راضٍ إطلاقًا
satisfaction-2 = راضٍ قليلًا
satisfaction-3 = راضٍ جزئيًا
satisfaction-4 = راضٍ في الغالب
satisfaction-5 = راضٍ تمامًا
rate-words = هل تريد إضافة شيء؟
rate-reopening = إذن لا ينبغي إغلاقه
rate-reopening-reason = ما الذي لم يُحلّ بعد؟
rate-reopening-hint = سيعود إلى الجهة المسؤولة مع كلماتك.
rate-send = أرسل التقييم
rate-send-and-reopen = أرسل وأعد الفتح
rate-send-without = أرسل دون إعادة الفتح
rate-not-now = لا يوجد رد لتقييمه بعد، أو تقدّم البلاغ إلى مرحلة أخرى.
rate-to-report = عُد إلى بلاغك
rate-thanks = شكرًا لك
rate-thanks-rated = وصل تقييمك إلى الخط.
rate-thanks-reopened = وصل تقييمك إلى الخط وأعاد فتح بلاغك. وتتولاه الجهة المسؤولة من جديد.
rate-failed = لم يُرسل تقييمك
rate-unknown = لا نعرف هل وصل تقييمك
rate-safe = يمكنك إرساله مرة أخرى بأمان: فهو يحل محل السابق فقط.
rate-not-reopened = وصل تقييمك، لكن لم تتأكد إعادة فتح بلاغك
rate-safe-reopen = يمكنك إرسالهما معًا مرة أخرى بأمان: لا يُسجَّل أي منهما مرتين.
