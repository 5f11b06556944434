## 最后看一遍，然后发送

check-intro = 现在还没有发送。请再看一遍，然后发送。
check-what = 内容
check-where = 地点
check-photos = 照片
check-contact = 您
check-change = 修改：{ $part }
check-class = 希望我们做什么
check-description = 您的说明
check-category = 问题类别
check-place = 地点
check-point-phone = 手机所在的位置
check-point-phone-within = 手机所在的位置，误差 { $metres } 米以内
check-point-photo = 照片的拍摄地点
check-photo-count = { $count ->
    [0] 照片
   *[other] { $count } 张照片
}
check-photo-undescribed = 没有说明
check-nothing = 没有填写
check-name-none = 您没有留下姓名。
check-name-shown = 承办单位可以看到。
check-name-hidden = 只有热线工作人员可以看到。
check-send = 发送诉求
check-photos-follow = 先发送诉求，再逐张发送照片。
check-photos-travel = 照片与诉求一起发送，之后热线不再接收照片。
check-preparing = 还有照片正在处理……
check-sending = 正在发送诉求……
check-confirming = 内容已全部发出，正在等待热线确认……
check-failed = 您的诉求没有发出去
check-unknown = 我们不知道您的诉求是否已送达
check-unknown-safe = 您可以放心再发一次：同一诉求热线只收一次。
check-unknown-call = 再次发送之前请先打电话：它可能会被收两次。
check-unknown-changed = 您后来修改了诉求。如果前一份已经送达，现在发送就会成为第二份诉求。
check-look-at = 查看 { $number }
check-insist = 这是另一件事：发送
check-waiting = 您的诉求还没有送达
check-again-soon = 稍后会自动再试。
check-again-at = 将自动再试，时间：{ $when }。
check-again-online = 一有网络就会自动发送。
check-kept = 内容已保存在这部手机上。即使关闭此页面，再次打开时也会继续发送；超过一小时会先询问您。
check-not-kept = 请不要关闭此页面：浏览器不允许保存，您的诉求只在这里。
check-try-now = 立即再试
check-stop = 不再尝试
check-searching = 连接在最后中断了。正在查找热线是否已列出您的诉求……
check-old = 情况还是这样吗？
check-old-question = 您{ $when }想发送这条诉求，但当时发不出去。如果情况仍是这样，请发送；否则请修改或删除。
check-old-send = 是的，现在发送
check-old-doubt = 上次发送是{ $when }，可能已经送达。再次发送前请先致电，否则可能会重复。
check-searching-later = 一有网络就会查找热线是否已收到。
