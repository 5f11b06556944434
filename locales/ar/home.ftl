## من هنا يبدأ كل شيء

home-title = كيف يمكننا مساعدتك؟
home-report = الإبلاغ عن مشكلة
home-report-hint = ضوضاء، طرق، مياه، سكن … مع الصور والمكان
home-continue = متابعة بلاغك
home-continue-hint = ما كتبته ما زال هنا
home-track = متابعة بلاغ سابق
home-track-hint = استخدم رقمك ورمزك
home-on-this-phone = على هذا الهاتف
home-privacy = ما يحفظه هذا الهاتف
home-unavailable = يتعذّر الوصول إلى الخط الآن
