// A frame that is none of the widget's, and talks like it.
const valid = { namespace: "complaint-widget", version: 1, type: "submitted", reference: "FORGED" };
addEventListener("message", ({ data }) => {
  if (data.stub === "fuzz") for (const message of fuzz(data.seed, data.count)) parent.postMessage(message, "*");
  else parent.postMessage(valid, "*");
  parent.postMessage({ stranger: "done", heard: data }, "*");
});
parent.postMessage(valid, "*");
parent.postMessage({ stranger: "ready" }, "*");
