## ما المشكلة

describe-title = ما الموضوع؟
describe-class = ماذا تريد منا أن نفعل؟
describe-description = صف الأمر بكلماتك
describe-description-hint = بأي لغة. لا تذكر أسماء الآخرين أو أرقام هواتفهم.
describe-category = نوع المشكلة
describe-category-hint = نحن نقترح وأنت تقرر.
describe-category-all = كل الأنواع
describe-category-search = ابحث في الأنواع
describe-category-none-found = لا نوع يطابق «{ $query }». جرّب كلمة أخرى، أو امسح البحث لترى الكل.
describe-category-found = { $count ->
    [zero] لم يُعثر على أي نوع
    [one] عُثر على نوع واحد
    [two] عُثر على نوعين
    [few] عُثر على { $count } أنواع
    [many] عُثر على { $count } نوعًا
   *[other] عُثر على { $count } نوع
}
describe-categories-failed = تعذّر تحميل قائمة الأنواع.
