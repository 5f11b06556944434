## في كل شاشة

skip-to-content = انتقل إلى المحتوى
bar-back = رجوع
bar-language = اللغة
bar-text-size-larger = A+: نص أكبر
bar-text-size-normal = A: نص عادي
step = الخطوة { $number } من { $total }
step-sent = لقد أرسلتَ هذا البلاغ. ما تغيّره هنا لن يُرسل بعد الآن.
characters-left = { $count ->
    [zero] لم يبقَ أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $count } أحرف
    [many] بقي { $count } حرفًا
   *[other] بقي { $count } حرف
}
characters-over = { $count ->
    [zero] لا حروف زائدة
    [one] حرف واحد زائد
    [two] حرفان زائدان
    [few] { $count } أحرف زائدة
    [many] { $count } حرفًا زائدًا
   *[other] { $count } حرف زائد
}
continue = متابعة
optional = اختياري
loading = جارٍ التحميل …
try-again = حاول مرة أخرى
later-failed = لم يُحمَّل هذا الجزء، ولم يضع شيء مما أدخلته. تحقّق من الاتصال ثم حاول مرة أخرى.
cancel = إلغاء
yes = نعم
no = لا
copied = تم النسخ
copy-failed = لم ينجح النسخ. حدّد النص وانسخه بنفسك.
change = تغيير
percent = { $number }٪
quote-language = باللغة: { $language }
offline-notice = أنت غير متصل بالإنترنت. يمكنك مواصلة الكتابة؛ أما الإرسال فيحتاج إلى اتصال.

emergency-title = هل هناك خطر على الحياة؟
emergency-police = الشرطة
emergency-fire = الإطفاء
emergency-ambulance = الإسعاف
emergency-traffic = حوادث المرور
rather-talk = تفضّل التحدث؟
hotline-hours = اتصل بالرقم { $number }.

class-complaint = الإبلاغ عن مشكلة
class-inquiry = طرح سؤال
class-help = طلب مساعدة
class-irregularity = الإبلاغ عن مخالفة
class-suggestion = تقديم اقتراح

status-received = استُلم
status-forwarded = أُرسل إلى الجهة المسؤولة
status-in-progress = قيد المعالجة
status-answered = تم الرد
status-reopened = أُعيد فتحه
status-closed = أُغلق
status-out-of-scope = ليس من اختصاص هذا الخط

## The titles of the screens that come later

check-title = هل كل شيء صحيح؟
complaint-title = بلاغك
contact-title = كيف نتواصل معك؟
photos-title = أضف صورًا
place-title = أين المكان؟
privacy-title = ما يحفظه هذا الهاتف
rate-title = كيف كان عملنا؟
feedback-title = كيف سار الأمر؟
follow-up-title = لدى الخط أسئلة
sent-title = أُرسل
track-title = متابعة بلاغ
