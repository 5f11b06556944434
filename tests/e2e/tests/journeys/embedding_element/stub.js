// Stands in for the widget in its frame: it speaks the contract and keeps what it hears. The test's script on the host
// page tells it what to do by messages with `stub`, and gets what it knows.
const host = new URLSearchParams(location.search).get("host");
const born = String(performance.timeOrigin);
const heard = [];
// Whether the frame had the focus when it was last told to show a screen.
let hadFocus;

function say(message) {
  parent.postMessage(message, host);
}

function ours(type, members) {
  say({ namespace: "complaint-widget", version: 1, type, ...members });
}

const orders = {
  say: ({ messages }) => messages.forEach(say),
  fuzz: ({ seed, count }) => {
    for (const message of fuzz(seed, count)) say(message);
  },
  // After all that was said before.
  report() {
    const focus = document.hasFocus() ? document.activeElement.id : null;
    say({ stub: { address: location.search, born, focus, hadFocus, heard } });
  },
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== host) return;
  if (data.stub) return orders[data.stub](data);
  heard.push(data);
  if (data.type !== "open") return;
  hadFocus = document.hasFocus();
  document.querySelector("h1").focus();
});
addEventListener("keydown", ({ key }) => key === "Escape" && ours("closed"));

// In the folder "silent" it speaks only when told to.
if (!location.pathname.includes("silent")) {
  ours("ready");
  ours("opened", { screen: "home" });
}
