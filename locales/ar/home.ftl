## من هنا يبدأ كل شيء

home-title = كيف يمكننا مساعدتك؟
home-report = الإبلاغ عن مشكلة
home-report-hint = ضوضاء، طرق، مياه، سكن … مع الصور والمكان
home-continue = متابعة بلاغك
home-continue-hint = ما كتبته ما زال هنا
home-waiting = لم يصل بلاغك بعد
home-waiting-hint = اطّلع على وضعه
home-photos = لم تصل كل صورك بعد
home-photos-hint = بلاغك لدى الخط؛ تابع صوره
home-receipt = إيصالك
home-receipt-hint = ما تحتفظ به من البلاغ الذي أرسلته للتو
home-track = متابعة بلاغ سابق
home-track-hint = استخدم إيصالك
home-privacy = ما يحفظه هذا الهاتف
home-unavailable = يتعذّر الوصول إلى الخط الآن
home-no-reports = لا تستقبل هذه الصفحة بلاغات لهذا الخط. للإبلاغ عن شيء اتصل به.
home-no-tracking = لا يمكن متابعة البلاغات هنا. للسؤال عن بلاغ اتصل بالخط.
