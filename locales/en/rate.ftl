## The three questions

rate-title = How did we do?
rate-contacted = Did someone contact you?
rate-solved = Is the problem solved?
rate-satisfaction = How satisfied are you?
rate-words = Anything to add?
rate-reopening-reason = What is still wrong?
