// Runs before any script of a page: keeps events, faults and long timers, and gives the test its ways to the element.
window.seen = [];
for (const type of ["ready", "opened", "submitted", "rated", "closed", "error"]) {
  document.addEventListener(`complaint-widget:${type}`, ({ target, detail }) => seen.push([target.id, type, detail]));
}
window.faults = [];
addEventListener("error", ({ message }) => faults.push(message));
addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));

// The patience for a frame that says nothing runs out when the test wants it to.
window.timers = new Map();
{
  const { setTimeout, clearTimeout } = window;
  let next = 1_000_000;
  window.setTimeout = (work, delay, ...rest) => {
    if (delay !== 15_000) return setTimeout(work, delay, ...rest);
    timers.set(++next, work);
    return next;
  };
  window.clearTimeout = (timer) => timers.delete(timer) || clearTimeout(timer);
}

window.widget = (id = "w") => {
  const element = document.getElementById(id);
  const root = element.shadowRoot;
  const view = root.querySelector("div");
  const dialog = view.shadowRoot.querySelector("dialog");
  const top = (of) => Math.round(of.getBoundingClientRect().top);
  return {
    element,
    root,
    dialog,
    frame: root.querySelector("iframe"),
    button: root.querySelector("[part=button]"),
    close: dialog.querySelector("button"),
    state: view.className,
    height: Math.round(element.getBoundingClientRect().height),
    below: top(document.getElementById("below")),
    linkShows: element.querySelector("a").checkVisibility(),
  };
};
window.order = (stub, more = {}, id = "w") => {
  // The stub speaks to its parent alone, and an address of its own is none of the test's business.
  widget(id).frame.contentWindow.postMessage({ stub, ...more }, "*");
};
window.ours = (type, more = {}) => ({ namespace: "complaint-widget", version: 1, type, ...more });
window.report = (id = "w") =>
  new Promise((resolve) => {
    addEventListener("message", function hear({ source, data }) {
      if (source !== widget(id).frame.contentWindow || !data?.stub) return;
      removeEventListener("message", hear);
      resolve(data.stub);
    });
    order("report", {}, id);
  });
