## 在哪里

place-any = 以下任填一项即可
place-any-or-none = 以下任填一项即可，也可以都不填
place-exact = 这条热线需要准确位置
place-exact-phone = 手机定位可以提供。
place-exact-address = 从列表中选择的地址也可以。
place-exact-photo = 照片也可能记录了位置：如果有照片，请继续到下一页。
place-only-one = 这条热线只能记录一种地点信息，其余的会写入您的说明。
place-locate = 使用我的位置
place-locating = 正在确定您的位置……
place-locating-hint = 如果浏览器询问，请允许它提供您的位置。这期间您可以继续填写。
place-locate-refused = 没有取得位置。请在浏览器或手机设置中允许，然后再按一次按钮，或者在下面说明地点。
place-locate-timed-out = 手机没能及时确定位置。请到窗边或室外再试，或者在下面说明地点。
place-locate-unavailable = 手机现在无法确定位置。请稍后再试，或者在下面说明地点。
place-locate-unsupported = 这个浏览器无法向本页面提供位置。请在下面说明地点。
place-point-phone = 您的位置已写入诉求。
place-point-phone-within = 您的位置已写入诉求，误差约 { $metres } 米。
place-point-phone-roughly = 您的位置已写入诉求，但误差约有 { $metres } 米。请在下面说得更准确些。
place-point-phone-very-roughly = 您的位置已写入诉求，但误差约有 { $kilometres } 公里。请在下面说得更准确些。
place-point-photo = 照片的拍摄地点已写入诉求。
place-point-remove = 删去
place-address = 查找地址
place-address-hint = 输入街道或楼名，再从列表中选择。如果没有合适的，您输入的文字会原样写入诉求。
place-address-hint-choose = 输入街道或楼名，再从列表中选择。
place-address-list = 找到的地址
place-address-searching = 正在查找……
place-address-found = { $count ->
    [0] 没有找到地址。请少输几个字，或者就这样保留。
   *[other] 找到 { $count } 个地址。请点选，或用方向键选择。
}
place-address-failed = 查找没有成功。{ $why }
place-address-chosen = ✓ 这个地址已写入诉求。
place-address-chosen-beside-phone = ✓ 这个地址已写入诉求，手机的位置也保留在其中。
place-address-chosen-beside-photo = ✓ 这个地址已写入诉求，照片的拍摄地点也保留在其中。
place-description = 用文字描述地点
place-description-hint = 例如：公交站后面、红色大门旁、三楼。
place-district = 街道
place-district-none = 我不知道
place-districts-failed = 街道列表没有加载成功。
