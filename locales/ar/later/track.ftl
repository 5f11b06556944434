## العثور على بلاغ من جديد

track-reference = الرقم
track-reference-hint = تجده على إيصالك.
track-code = الرمز
track-code-hint = تجده تحت الرقم. حروف كبيرة أو صغيرة، مع شرطات أو دونها: لا فرق.
track-open = افتح البلاغ
track-pending = جارٍ البحث عنه …
