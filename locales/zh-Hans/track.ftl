## 再次找到诉求

track-title = 查询诉求
track-reference = 编号
track-reference-hint = 在您的回执上，例如 PH-2026-000042。
track-code = 查询码
track-code-hint = 在编号下面。大小写、有没有横线都可以。
track-open = 打开诉求
track-pending = 正在查找……
saved-remove = 从本机删除 { $number }
saved-remove-question = 诉求仍保留在热线。没有编号和查询码，您就无法再打开它。
saved-remove-yes = 是，删除
