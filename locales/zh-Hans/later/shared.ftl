## 多人共用的手机

finish = 结束并清除一切
finish-yes = 是的，结束并清除
still-there = 您还在吗？
still-there-about = 这部手机供多人使用。如果一分钟内没有回应，您在这里填写的内容将全部清除。
still-there-under-way = 您有一件诉求还没有完全送达热线。清除之后，没有送达的部分不再发送。
still-there-yes = 我在，继续
still-there-no = 现在清除一切
forgotten-under-way = 有一件诉求或其照片没有完全送达热线，没有送达的部分不再发送。
