## 三个问题

rate-contacted = 有人联系过您吗？
rate-solved = 问题解决了吗？
rate-satisfaction = 您满意吗？
satisfaction-1 = 很不满意
satisfaction-2 = 不太满意
satisfaction-3 = 一般
satisfaction-4 = 比较满意
satisfaction-5 = 非常满意
rate-words = 还有什么要补充的？
rate-reopening = 那就不应该办结
rate-reopening-reason = 还有什么没有解决？
rate-reopening-hint = 诉求会连同您的话一起退回承办单位。
rate-send = 发送评价
rate-send-and-reopen = 发送并重新办理
rate-send-without = 只发送评价，不重新办理
rate-not-now = 现在还没有可以评价的答复，或者诉求有了新的进展。
rate-to-report = 回到您的诉求
rate-thanks = 谢谢您
rate-thanks-rated = 热线已收到您的评价。
rate-thanks-reopened = 热线已收到您的评价，并已重新办理您的诉求，由承办单位继续处理。
rate-failed = 您的评价没有发出去
rate-unknown = 我们不知道您的评价是否已送达
rate-safe = 您可以放心再发一次：它只会代替前一次的评价。
rate-not-reopened = 您的评价已送达，但热线没有确认重新办理
rate-safe-reopen = 您可以放心把两者再发一次：都不会被重复接收。
