## What is wrong with the configuration; only in development

config-faults-title = Mistakes in { $file }
config-faults-hint = What is wrong was left out, and the rest works. Only a development build shows this; otherwise it stands in the browser’s console.
