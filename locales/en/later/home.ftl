## Where everything starts, once the other screens are here

home-write-anyway = You can write a report all the same. When you send it, it stays on this phone and goes to the hotline as soon as this page can reach it again.
