## ما الخطأ وما العمل

error-title-prefix = خطأ:
error-summary-title = { $count ->
    [zero] لا شيء يحتاج إلى انتباهك
    [one] أمر واحد يحتاج إلى انتباهك
    [two] أمران يحتاجان إلى انتباهك
    [few] { $count } أمور تحتاج إلى انتباهك
    [many] { $count } أمرًا يحتاج إلى انتباهك
   *[other] { $count } أمر يحتاج إلى انتباهك
}
problem-required = أجب عن «{ $field }».
problem-class-required = اختر ما تريد منا أن نفعله.
problem-description-required = صف الأمر ببضع كلمات.
problem-category-required = اختر نوع المشكلة.
problem-place-required = حدّد المكان: استخدم موقعك أو ابحث عن عنوان أو صف المكان أو اختر المنطقة.
problem-reference-required = أدخل رقم البلاغ. تجده على إيصالك.
problem-code-required = أدخل الرمز. تجده تحت الرقم على إيصالك.
problem-contacted-required = أخبرنا هل تواصل معك أحد.
problem-solved-required = أخبرنا هل حُلّت المشكلة.
problem-satisfaction-required = اختر مدى رضاك.
problem-information-required = اكتب ما تريد إضافته.
problem-reopening-reason-required = أخبرنا بما لم يُحلّ بعد.
problem-too-long = { $max ->
    [zero] اختصر «{ $field }».
    [one] اختصر «{ $field }» إلى حرف واحد.
    [two] اختصر «{ $field }» إلى حرفين على الأكثر.
    [few] اختصر «{ $field }» إلى { $max } أحرف على الأكثر.
    [many] اختصر «{ $field }» إلى { $max } حرفًا على الأكثر.
   *[other] اختصر «{ $field }» إلى { $max } حرف على الأكثر.
}
problem-too-long-unknown = «{ $field }» أطول مما يقبله الخط. اختصره.
problem-not-a-number = يجب أن يكون «{ $field }» رقمًا، مثل 12 أو 3.5.
problem-not-a-datetime = يجب أن يكون «{ $field }» تاريخًا ووقتًا.
problem-not-a-choice = الخيار الذي حددته في «{ $field }» لم يعد متاحًا. اختر من جديد.
problem-too-many-photos = { $max ->
    [zero] احذف الصور: لا يقبل الخط أي صورة.
    [one] احذف بعض الصور: يقبل الخط صورة واحدة.
    [two] احذف بعض الصور: يقبل الخط صورتين على الأكثر.
    [few] احذف بعض الصور: يقبل الخط { $max } صور على الأكثر.
    [many] احذف بعض الصور: يقبل الخط { $max } صورة على الأكثر.
   *[other] احذف بعض الصور: يقبل الخط { $max } صورة على الأكثر.
}
problem-too-large = حجم «{ $field }» كبير جدًا. يقبل الخط { $max } على الأكثر.
problem-too-large-unknown = حجم «{ $field }» أكبر مما يقبله الخط.
problem-wrong-type = لا يقبل الخط هذا النوع من الملفات في «{ $field }». اختر صورة أخرى.
problem-phone-malformed = لا يبدو هذا رقم هاتف. استخدم الأرقام، مثل 010 5555 0142.
problem-email-malformed = لا يبدو هذا بريدًا إلكترونيًا. الشكل الصحيح مثل name@example.org.
problem-malformed = لا يستطيع الخط قراءة «{ $field }». راجعه وحاول مرة أخرى.
problem-not-latin = لا يستطيع هذا الخط كتابة غير الحروف اللاتينية. اكتب «{ $field }» بها أو اتركه فارغًا.
problem-point-required = يحتاج هذا الخط إلى الموقع الدقيق: استخدم موقع هاتفك أو مكان التقاط صورة أو عنوانًا من القائمة.
problem-out-of-bounds = هذا المكان خارج نطاق هذا الخط. اختر مكانًا داخله، أو اسأل الخط عن الجهة المسؤولة.
problem-invalid = لا يقبل الخط «{ $field }». راجعه وحاول مرة أخرى.
field-place = المكان
field-photo = الصورة
field-other = بلاغك

trouble-rejected = لم يقبل الخط هذا. راجع ما أدخلته؛ لم يضع شيء.
trouble-throttled = { $minutes ->
    [zero] الخط مشغول. حاول مرة أخرى الآن؛ لم يضع شيء.
    [one] الخط مشغول. حاول مرة أخرى بعد دقيقة؛ لم يضع شيء.
    [two] الخط مشغول. حاول مرة أخرى بعد دقيقتين؛ لم يضع شيء.
    [few] الخط مشغول. حاول مرة أخرى بعد { $minutes } دقائق؛ لم يضع شيء.
    [many] الخط مشغول. حاول مرة أخرى بعد { $minutes } دقيقة؛ لم يضع شيء.
   *[other] الخط مشغول. حاول مرة أخرى بعد { $minutes } دقيقة؛ لم يضع شيء.
}
trouble-forbidden = لا يسمح الخط لهذه الصفحة بالدخول، وهذا ليس خطأك. اتصل من فضلك؛ لم يضع شيء.
trouble-wrong-status = لم يعد هذا ممكنًا: تقدّم البلاغ إلى مرحلة أخرى. انظر إلى حالته.
trouble-already-done = استُخدم هذا الرابط من قبل، ولدى الخط إجابتك.
trouble-too-late = انتهت المدة المخصصة لذلك. اتصل بالخط إذا كان لديك ما تضيفه.
trouble-duplicate = يرى الخط أن هذا البلاغ مسجل من قبل برقم { $number }. لم يُرسل شيء.
trouble-not-found = لا يوجد بلاغ بهذا الرقم وهذا الرمز. راجعهما؛ يجب أن تطابق الحروف والأرقام ما على إيصالك.
trouble-unavailable = يتعذّر الوصول إلى الخط الآن. تحقق من اتصالك وحاول مرة أخرى؛ لم يضع شيء.
trouble-unknown = انقطع الاتصال قبل أن يؤكد الخط الاستلام. ربما وصل وربما لم يصل.
trouble-cancelled = أوقفتَ الإرسال. ربما كان قد وصل.
trouble-unsupported = لا يقدّم هذا الخط ذلك.
