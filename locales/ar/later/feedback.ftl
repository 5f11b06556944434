## رأي أو أسئلة عبر رابط من الخط

feedback-satisfied = هل أنت راضٍ عن التعامل مع بلاغك؟
feedback-reasons = لماذا؟
feedback-own-reason = سبب آخر بكلماتك
feedback-contact = هل يجوز للخط أن يتواصل معك بشأن ذلك؟
