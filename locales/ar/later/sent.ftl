## الإيصال

sent-numbered = استلمنا بلاغك
sent-number-follows = استلمنا بلاغك، والرقم يأتي لاحقًا
sent-unconfirmed = بقيت خطوة واحدة
sent-intro = احتفظ بالرقم والرمز: بهما معًا تفتح بلاغك. ولا يستطيع أحد أن يخبرك بالرمز مرة أخرى.
sent-intro-open = احتفظ بالرقم: فهو يفتح بلاغك. وكل من يعرفه يستطيع قراءة البلاغ.
sent-intro-number = احتفظ بالرقم: تحتاج إليه عندما تسأل الخط عن بلاغك.
sent-intro-follows = أخذ الخط بلاغك وسيعطيه رقمًا لاحقًا. تسأل هذه الصفحة عنه بنفسها، فأبقِها مفتوحة.
sent-intro-unconfirmed = لم يُعتمد بلاغك بعد. يرسل الخط رسالة إلى العنوان الذي ذكرته. افتح الرابط الذي فيها، فعندها فقط يأخذ الخط بلاغك.
sent-email = تُرسل الرسالة إلى
sent-email-hint = لم تصلك؟ انظر في البريد غير المرغوب فيه وراجع العنوان.
sent-ticket = إلى ذلك الحين يعرفه الخط بهذا
sent-copy-ticket = انسخه
sent-number-asking = جارٍ السؤال عن الرقم …
sent-number-not-yet = لا رقم بعد.
sent-number-ask = اسأل عن الرقم الآن
sent-photos-wait = تنتظر صورك الرقم أيضًا. فهي هنا فقط.
sent-notice = يقول الخط
sent-number = رقمك
sent-code = رمزك
sent-copy-number = نسخ الرقم
sent-copy-code = نسخ الرمز
sent-qr-label = رمز استجابة سريعة فيه إيصالك
sent-qr-hint = تقرأ كاميرا هاتف آخر إيصالك من هنا.
photos-delivered = { $count ->
    [zero] لا صور
    [one] وصلت { $delivered } من صورة واحدة
    [two] وصلت { $delivered } من صورتين
    [few] وصلت { $delivered } من { $count } صور
    [many] وصلت { $delivered } من { $count } صورة
   *[other] وصلت { $delivered } من { $count } صورة
}
photos-stay = أبقِ هذه الصفحة مفتوحة حتى تصل كل الصور. فهي هنا فقط.
photos-lost = لم تصل كل الصور، ولا يأخذ الخط صورًا بعد الآن.
photo-waiting = تنتظر دورها
photo-sending = في الطريق:
photo-delivered = وصلت
photo-failed = لم تصل.
photo-lost = بلاغك لدى الخط، لكنه لا يستطيع أخذ هذه الصورة بعد الآن. اتصل إن كانت ضرورية.
photo-unknown = لم يتأكد وصولها.
sent-next = ماذا يحدث بعد ذلك
sent-next-answer = ستحصل على رد قبل { $date }.
sent-next-answer-undated = سيرد الخط عليك. ولم يحدد يومًا.
sent-next-untracked = يحيله الخط إلى المسؤولين. للسؤال عما آل إليه اتصل بالخط.
sent-next-questions = ثم نطرح عليك ثلاثة أسئلة:
sent-save = احفظ كنص
sent-save-failed = لا يسمح هذا المتصفح بحفظ ملف. انسخ ما هو أعلاه بدلًا من ذلك.
sent-print = اطبع
sent-track-at = تابع بلاغك على
sent-keep-title = على هذا الهاتف
sent-keep = احفظ الإيصال هنا
sent-unkeep = احذفه من هذا الهاتف
sent-keep-hint = عندها تجد بلاغك من جديد دون كتابة. وكل من يستطيع استخدام هذا الهاتف يستطيع فتحه أيضًا.
sent-kept = محفوظ على هذا الهاتف.
sent-keep-failed = لا يسمح هذا المتصفح بحفظ أي شيء. دوّن الإيصال أو احفظه كنص.
sent-see-status = انظر إلى حالته
sent-another-photos-question = لم تصل كل الصور. إن بدأت بلاغًا آخر فستُفقد الصور الناقصة، ولن يُعرض الإيصال هنا بعد ذلك.
sent-another-number-question = إن بدأت بلاغًا آخر فلن تسأل هذه الصفحة بعد ذلك عن رقم هذا البلاغ.
sent-found = ضاع رد الخط في الطريق، لكنه يدرج بلاغك تحت هذا الرقم.
photos-unconfirmed = لا نعلم إن كانت كل الصور قد وصلت، ولم يعد الخط يقبل صورًا.
photo-again = ستُعاد المحاولة تلقائيًا.
