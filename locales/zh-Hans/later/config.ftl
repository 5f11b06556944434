## 配置文件里的错误；只在开发时显示

config-faults-title = { $file } 里有错误
config-faults-hint = 有错的部分已略去，其余照常使用。只有开发版本会显示这段话；正式版本只写在浏览器的控制台里。
