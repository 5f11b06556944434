## 每个页面都有

skip-to-content = 跳到正文
bar-back = 返回
bar-language = 语言
bar-text-size-larger = A+：放大文字
bar-text-size-normal = A：恢复正常文字
step = 第 { $number } 步，共 { $total } 步
step-sent = 这份诉求您已经发送。在这里修改的内容不会再发送。
characters-left = 还可以输入 { $count } 个字
characters-over = 超出 { $count } 个字
continue = 继续
optional = 可不填
loading = 正在加载……
try-again = 重试
later-failed = 这部分没有加载出来，您填写的内容都还在。请检查网络连接，然后重试。
cancel = 取消
yes = 是
no = 否
copied = 已复制
copy-failed = 没有复制成功。请选中文字后手动复制。
change = 修改
percent = { $number }%
quote-language = 语言：{ $language }
offline-notice = 您现在没有联网。可以继续填写；发送时需要网络。

emergency-title = 有生命危险？
emergency-police = 报警
emergency-fire = 火警
emergency-ambulance = 急救
emergency-traffic = 交通事故
rather-talk = 想直接通话？
hotline-hours = 拨打 { $number }。

class-complaint = 反映问题
class-inquiry = 咨询
class-help = 求助
class-irregularity = 举报违规行为
class-suggestion = 提建议

status-received = 已收到
status-forwarded = 已转承办单位
status-in-progress = 正在办理
status-answered = 已答复
status-reopened = 重新办理
status-closed = 已办结
status-out-of-scope = 不属于本热线受理范围

## The titles of the screens that come later

check-title = 都对吗？
complaint-title = 您的诉求
contact-title = 怎样联系您？
photos-title = 添加照片
place-title = 在哪里？
privacy-title = 本机保存了什么
rate-title = 我们做得怎么样？
feedback-title = 办得怎么样？
follow-up-title = 热线有问题要问
sent-title = 已发送
track-title = 查询诉求
