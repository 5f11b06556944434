## 本机保存了什么

privacy-intro = 这些内容只在这个浏览器里。能使用这部手机的人都能看到。
privacy-receipts = { $count ->
    [0] 没有保存回执。
   *[other] { $count } 件诉求的回执。
}
privacy-language = 您选择的语言：{ $language }。
privacy-text-size = 您选择的文字大小。
privacy-draft-none = 没有正在填写的诉求。
privacy-draft = 您在本页填写的诉求。关闭页面后它就没有了。
privacy-unfinished = { $count ->
   *[other] { $count } 件还没有发送的诉求，包括您填写的全部内容。发送或删除之前一直保留。
}
privacy-under-way = { $count ->
   *[other] { $count } 件正在发往热线的诉求。全部送达之前一直保留。
}
privacy-sent = { $count ->
   *[other] { $count } 件热线已收到的诉求，包括编号和查询码。您看到回执一小时后自动删除。
}
privacy-photos = { $count ->
   *[other] 这些诉求中的 { $count } 张照片。
}
privacy-known = 热线上次告诉我们的：它的规则，以及回执保存在本机的诉求的状态。
privacy-page = 本页的一份副本，没有网络时也能打开。里面没有您的任何内容。
privacy-shared = 这部手机供多人使用。如果几分钟没有人操作，以上内容会自动清除。
privacy-hotline = 您已发送的内容在热线那里，不在本机。
privacy-notice = 有关部门如何处理个人信息（在新窗口打开）
privacy-published = 所有人都能看到在这里反映的内容：说明、地点和照片。
privacy-suggestions = 您描述问题时，停顿下来后文字会发给热线，用来推荐问题类别。
privacy-open-number = 知道诉求编号的人都能看到它。
privacy-forget = 清除本机上的全部内容
privacy-forgotten = 已清除。本机不再保存您的任何内容。
privacy-forget-confirm = 要清除以上全部内容和您在这里填写的内容吗？已发送的诉求仍保留在热线。没有回执，您就无法再打开它们。
privacy-forget-yes = 是，清除
