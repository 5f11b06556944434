## A newer version of the page

version-ready = A newer version of this page is ready. You get it when you close this page and open it again, or now if you like. Nothing that you wrote is lost.
version-use = Open the new version now
version-waits = A newer version of this page is ready. It waits until nothing that you wrote or are sending could be lost by it.
version-opening = Opening the new version …
