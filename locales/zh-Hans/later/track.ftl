## 再次找到诉求

track-reference = 编号
track-reference-hint = 在您的回执上。
track-code = 查询码
track-code-hint = 在编号下面。大小写、有没有横线都可以。
track-open = 打开诉求
track-pending = 正在查找……
