## What went wrong with something that was asked of the hotline

error-title-prefix = 有误：
error-summary-title = 有 { $count } 处需要您处理
trouble-rejected = 热线没有接收。请检查您填写的内容；已填内容都还在。
trouble-throttled = 热线现在很忙，请 { $minutes } 分钟后再试；已填内容都还在。
trouble-forbidden = 热线不允许这个页面提交，这不是您的问题。请改打电话；已填内容都还在。
trouble-wrong-status = 现在已经不能这样做：诉求有了新的进展，请查看它的状态。
trouble-already-done = 这个链接已经用过，热线已收到您的回答。
trouble-too-late = 办理期限已过。如还有情况要反映，请致电热线。
trouble-duplicate = 热线认为此事已有人反映，编号为 { $number }。本次没有提交。
trouble-not-found = 没有找到相符的诉求。请与回执核对您输入的内容。
trouble-unavailable = 现在联系不上热线。请检查网络后重试；已填内容都还在。
trouble-unknown = 热线还没来得及确认，连接就断了。可能已经送达，也可能没有。
trouble-cancelled = 您停止了发送。它可能已经送达。
trouble-unsupported = 这条热线不提供此项服务。
trouble-photo-lost = 其中一张照片已不在这部手机上。请打开该诉求，重新选择照片后发送。
