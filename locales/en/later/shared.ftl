## A phone that several people use

finish = Finish and forget everything
finish-yes = Yes, finish and erase it
still-there = Are you still there?
still-there-about = This phone is for several people. If nobody answers within a minute, everything that you typed here is erased.
still-there-under-way = A report of yours hasn’t wholly reached the hotline. What is missing is not sent then.
still-there-yes = I am here, go on
still-there-no = Forget everything now
forgotten-under-way = A report or its photos had not wholly reached the hotline. What was missing is not sent any more.
