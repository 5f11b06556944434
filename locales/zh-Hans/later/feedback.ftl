## 通过热线的链接评价或回答问题

feedback-satisfied = 您对诉求的办理满意吗？
feedback-reasons = 原因是什么？
feedback-own-reason = 其他原因，请用您自己的话说
feedback-contact = 热线可以就此联系您吗？
