## 是什么问题

describe-title = 是什么事情？
describe-class = 您希望我们做什么？
describe-description = 用您自己的话说明
describe-description-hint = 任何语言都可以。请不要写他人的姓名和电话。
describe-category = 问题类别
describe-category-hint = 我们推荐，您来决定。
describe-category-all = 全部类别
describe-category-search = 查找类别
describe-category-none-found = 没有与“{ $query }”相符的类别。请换一个词，或者清空查找框查看全部。
describe-category-found = 找到 { $count } 个类别
describe-categories-failed = 类别列表没有加载成功。
