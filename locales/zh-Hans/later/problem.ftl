## 哪里有问题，该怎么办

problem-required = 请回答“{ $field }”。
problem-class-required = 请选择您希望我们做什么。
problem-description-required = 请用几句话说明情况。
problem-category-required = 请选择问题类别。
problem-place-required = 请说明地点：可以使用当前位置、查找地址、用文字描述，或者选择街道。
problem-reference-required = 请输入诉求编号，编号在您的回执上。
problem-code-required = 请输入查询码，它在回执上的编号下面。
problem-contacted-required = 请说明是否有人联系过您。
problem-solved-required = 请说明问题是否已经解决。
problem-satisfaction-required = 请选择您的满意程度。
problem-satisfied-required = 请说明您是否满意。
problem-reasons-required = 请说明原因：选择一项，或者自己写。
problem-information-required = 请写下您要补充的内容。
problem-reopening-reason-required = 请说明还有什么没有解决。
problem-too-long = 请把“{ $field }”缩短到 { $max } 个字以内。
problem-too-long-unknown = “{ $field }”对热线来说太长了，请缩短。
problem-not-a-number = “{ $field }”必须是数字，例如 12 或 3.5。
problem-not-a-datetime = “{ $field }”必须是日期和时间。
problem-not-a-choice = “{ $field }”中您选的那一项已不再提供，请重新选择。
problem-too-many-photos = 请删去几张照片：热线最多接收 { $max } 张。
problem-too-large = “{ $field }”太大了，热线最多接收 { $max }。
problem-too-large-unknown = “{ $field }”太大，热线无法接收。
problem-wrong-type = 热线不接收“{ $field }”这种文件，请换一张图片。
problem-phone-malformed = 这不像电话号码。请使用数字，例如 010 5555 0142。
problem-phone-too-long = 这条热线的电话号码最多 { $max } 个字符。请去掉空格和横线。
problem-email-malformed = 这不像电子邮箱地址。正确的形式如 name@example.org。
problem-email-ending = 这条热线只接收最后一个点后面不超过 { $max } 个字母的邮箱地址，例如 name@example.org。请换一个地址。
problem-malformed = 热线无法识别“{ $field }”，请检查后重试。
problem-not-latin = 这条热线只能记录拉丁字母。请像护照上那样用拉丁字母填写“{ $field }”。
problem-point-required = 这条热线需要准确位置：请使用手机定位、照片的拍摄位置或列表中的地址。
problem-out-of-bounds = 这个地点不在本热线的受理范围内。请选择范围内的地点，或询问热线由谁负责。
problem-invalid = 热线不接受“{ $field }”，请检查后重试。
field-place = 地点
field-photo = 照片
field-other = 您的诉求

