## من هنا يبدأ كل شيء

home-title = كيف يمكننا مساعدتك؟
home-report = الإبلاغ عن مشكلة
home-report-hint = ضوضاء، طرق، مياه، سكن … مع الصور والمكان
home-continue = متابعة بلاغك
home-continue-hint = ما كتبته ما زال هنا
home-photos = لم تصل كل صورك بعد
home-photos-hint = بلاغك لدى الخط؛ تابع صوره
home-receipt = إيصالك
home-receipt-hint = رقم ورمز البلاغ الذي أرسلته للتو
home-track = متابعة بلاغ سابق
home-track-hint = استخدم رقمك ورمزك
home-on-this-phone = على هذا الهاتف
home-privacy = ما يحفظه هذا الهاتف
home-unavailable = يتعذّر الوصول إلى الخط الآن
sent-another = أبلغ عن شيء آخر
sent-another-question = هل احتفظت بالرقم والرمز؟ لا تعرضهما هذه الصفحة إلا إلى أن تبدأ بلاغًا آخر.
sent-another-yes = ابدأ بلاغًا آخر
saved-remove = احذف { $number } من هذا الهاتف
saved-remove-question = يبقى البلاغ لدى الخط. ومن دون الرقم والرمز لن تستطيع فتحه مرة أخرى.
saved-remove-yes = نعم، احذفه
privacy-forget-failed = لم يسمح هذا المتصفح بمحو مخزنه. امحُ بيانات الموقع من إعدادات المتصفح.
