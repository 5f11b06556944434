## كل شيء مرة أخيرة ثم الإرسال

check-intro = لم يُرسل شيء بعد. اقرأه مرة أخرى ثم أرسله.
check-what = الموضوع
check-where = المكان
check-photos = الصور
check-contact = أنت
check-change = تغيير: { $part }
check-class = ما الذي نفعله
check-description = بكلماتك
check-category = نوع المشكلة
check-place = المكان
check-point-phone = حيث كان هاتفك
check-point-phone-within = { $metres ->
    [zero] حيث كان هاتفك تمامًا
    [one] حيث كان هاتفك، بدقة متر واحد
    [two] حيث كان هاتفك، بدقة مترين
    [few] حيث كان هاتفك، بدقة { $metres } أمتار
    [many] حيث كان هاتفك، بدقة { $metres } مترًا
   *[other] حيث كان هاتفك، بدقة { $metres } متر
}
check-point-photo = حيث التُقطت صورة
check-photo-count = { $count ->
    [0] الصور
    [zero] الصور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
check-photo-undescribed = بلا وصف
check-nothing = لم يُذكر شيء
check-name-none = لم تذكر اسمًا.
check-name-shown = ستراه الجهة المسؤولة.
check-name-hidden = لن يراه إلا موظفو الخط.
check-send = أرسل البلاغ
check-photos-follow = يُرسل البلاغ أولًا ثم الصور واحدة تلو الأخرى.
check-photos-travel = تُرسل الصور مع البلاغ، ولا يأخذ الخط صورًا بعده.
check-preparing = ما زالت صورة قيد التجهيز …
check-sending = جارٍ إرسال بلاغك …
check-confirming = غادر كل شيء هاتفك. ننتظر تأكيد الخط …
check-failed = لم يُرسل بلاغك
check-unknown = لا نعرف هل وصل بلاغك
check-unknown-safe = يمكنك إرساله مرة أخرى بأمان: لا يأخذ الخط البلاغ نفسه إلا مرة واحدة.
check-unknown-call = اتصل من فضلك قبل إرساله مرة أخرى: فقد يُسجَّل مرتين.
check-unknown-changed = غيّرتَ بلاغك بعد ذلك. إن كان السابق قد وصل فسيكون الإرسال الآن بلاغًا ثانيًا.
check-look-at = انظر إلى { $number }
check-insist = هذا بلاغ آخر: أرسله
check-waiting = لم يصل بلاغك بعد
check-again-soon = ستُعاد المحاولة تلقائيًا بعد قليل.
check-again-at = ستُعاد المحاولة تلقائيًا: { $when }.
check-again-online = سيُرسل تلقائيًا حالما تتوفر الشبكة.
check-kept = البلاغ محفوظ على هذا الهاتف. إن أغلقت هذه الصفحة فسيُستأنف الإرسال حين تفتحها من جديد، وبعد أكثر من ساعة تُسأل أولًا.
check-not-kept = أبقِ هذه الصفحة مفتوحة: هذا المتصفح لا يحفظ شيئًا، وبلاغك موجود هنا فقط.
check-try-now = حاول الآن
check-stop = أوقف المحاولة
check-searching = انقطع الاتصال في النهاية. نبحث الآن إن كان بلاغك مدرجًا لدى الخط …
check-old = هل ما زال الأمر كذلك؟
check-old-question = أردت إرسال هذا { $when } ولم يكن ذلك ممكنًا. أرسله إن كان لا يزال صحيحًا، وإلا فعدّله أو احذفه.
check-old-send = نعم، أرسله الآن
check-old-doubt = كانت آخر محاولة { $when }، وربما وصل البلاغ. اتصل قبل أن ترسله مجددًا: فقد يُسجَّل مرتين.
check-searching-later = حالما تتوفر الشبكة نبحث إن كان قد وصل إلى الخط.
