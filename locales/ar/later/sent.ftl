## الإيصال

sent-intro = احتفظ بالرقم والرمز: بهما معًا تفتح بلاغك. ولا يستطيع أحد أن يخبرك بالرمز مرة أخرى.
sent-number = رقمك
sent-code = رمزك
sent-copy-number = نسخ الرقم
sent-copy-code = نسخ الرمز
sent-qr-label = رمز استجابة سريعة فيه رقمك ورمزك
sent-qr-hint = تقرأ كاميرا هاتف آخر الرقم والرمز من هنا.
photos-delivered = { $count ->
    [zero] لا صور
    [one] وصلت { $delivered } من صورة واحدة
    [two] وصلت { $delivered } من صورتين
    [few] وصلت { $delivered } من { $count } صور
    [many] وصلت { $delivered } من { $count } صورة
   *[other] وصلت { $delivered } من { $count } صورة
}
photos-stay = أبقِ هذه الصفحة مفتوحة حتى تصل كل الصور. فهي هنا فقط.
photo-waiting = تنتظر دورها
photo-sending = في الطريق:
photo-delivered = وصلت
photo-failed = لم تصل.
photo-unknown = لم يتأكد وصولها.
sent-next = ماذا يحدث بعد ذلك
sent-next-answer = ستحصل على رد قبل { $date }.
sent-next-answer-undated = سيرد الخط عليك. ولم يحدد يومًا.
sent-next-questions = ثم نطرح عليك ثلاثة أسئلة:
sent-save = احفظ كنص
sent-save-failed = لا يسمح هذا المتصفح بحفظ ملف. انسخ الرقم والرمز بدلًا من ذلك.
sent-print = اطبع
sent-track-at = تابع بلاغك على
sent-keep-title = على هذا الهاتف
sent-keep = احفظ الرقم والرمز هنا
sent-unkeep = احذفهما من هذا الهاتف
sent-keep-hint = عندها تجد بلاغك من جديد دون كتابة. وكل من يستطيع استخدام هذا الهاتف يستطيع فتحه أيضًا.
sent-kept = محفوظ على هذا الهاتف.
sent-keep-failed = لا يسمح هذا المتصفح بحفظ أي شيء. دوّن الرقم والرمز أو احفظهما كنص.
sent-see-status = انظر إلى حالته
sent-another-photos-question = لم تصل كل الصور. إن بدأت بلاغًا آخر فستُفقد الصور الناقصة، ولن يُعرض الرقم والرمز هنا بعد ذلك.
