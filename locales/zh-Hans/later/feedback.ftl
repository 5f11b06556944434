## 通过热线的链接评价或回答问题

feedback-satisfied = 您对诉求的办理满意吗？
feedback-reasons = 原因是什么？
feedback-own-reason = 其他原因，请用您自己的话说
feedback-contact = 热线可以就此联系您吗？
link-missing = 请再次打开热线消息中的链接。为了您的安全，本页不保存它。
link-failed = 现在无法显示链接的内容
link-not-found = 这个链接无效或已失效。请检查链接是否完整。
link-send = 发送给热线
link-sent = 热线已收到您的回答。
link-not-sent = 您的回答没有发出去
link-unknown = 我们不知道您的回答是否已送达
link-unknown-again = 您可以再发一次。如果已经送达，热线会说明链接已经用过。
