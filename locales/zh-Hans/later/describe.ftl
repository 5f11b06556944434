## 是什么问题：稍后加载的部分

describe-published = 所有人都能看到这份诉求：说明、地点和照片。请不要写任何姓名和电话，包括您自己的。
describe-suggestions = 您停下来时，本页会把您的说明发给热线，由热线推荐问题类别。这还不是提交诉求。
describe-questions = 关于“{ $name }”
describe-questions-loading = 正在加载这类问题的提问……
describe-questions-failed = 这类问题的提问没有加载成功，需要它们才能继续。
describe-none-chosen = 不选择
