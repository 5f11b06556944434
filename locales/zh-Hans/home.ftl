## 一切从这里开始

home-title = 我们能帮您什么？
home-report = 反映问题
home-report-hint = 噪音、道路、供水、住房……可附照片和地点
home-continue = 继续填写诉求
home-continue-hint = 您填写的内容还在
home-waiting = 您的诉求尚未送达
home-waiting-hint = 查看进展
home-photos = 照片还没有全部送达
home-photos-hint = 热线已收到诉求，请查看照片
home-receipt = 您的回执
home-receipt-hint = 您刚发送的诉求的凭据
home-track = 查询诉求
home-track-hint = 使用您的回执
home-privacy = 本机保存了什么
home-unavailable = 现在联系不上热线
home-no-reports = 本页不能替这条热线接收诉求。要反映问题，请打电话。
home-no-tracking = 在这里不能查询诉求。要询问诉求，请打电话给热线。
