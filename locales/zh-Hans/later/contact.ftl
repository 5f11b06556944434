## 怎样联系诉求人

contact-anonymous = 全部留空即为匿名。
contact-required = 没有标注“可不填”的项目，热线需要您填写。
contact-none = 这条热线不收集姓名、电话和邮箱：您的诉求是匿名的。
contact-tracking = 无论是否留下，您都可以用回执查询诉求。
contact-name = 您的姓名
contact-name-hint = 让热线知道怎样称呼您。
contact-name-may-be-shown = 热线可能会把它与您的诉求一起公开。
contact-name-latin = 这条热线只能记录拉丁字母，请像护照上那样填写。
contact-name-shown = 谁可以看到您的姓名？
contact-name-hidden = 只有热线工作人员
contact-name-seen = 承办单位也可以
contact-phone = 电话
contact-phone-hint = 热线工作人员可以看到，用于就本诉求回电。
contact-never-public = 绝不公开。
contact-phone-max = 最多 { $max } 个字符。
contact-email = 电子邮箱
contact-email-hint = 热线工作人员可以看到，用于就本诉求给您写信。
contact-retention = 诉求办结 { $days } 天后，热线会删除这些信息。
