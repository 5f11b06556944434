// How pages use the types of embed.js. It is checked, never run: each `@ts-expect-error` stands before a mistake that
// the types have to find.

import type { Attributes, FrameMessage, PageMessage, Settings } from "../../public/embed.js";

const widget = document.createElement("complaint-widget");
const found = document.querySelector("complaint-widget");

widget.open();
widget.open("track");
found?.close();
found?.reset();
const ignored: number = widget.ignoredMessages;
// @ts-expect-error It only counts.
widget.ignoredMessages = ignored;
// @ts-expect-error Pages can't open what stands in the middle of a report.
widget.open("report/check");

widget.addEventListener("complaint-widget:submitted", ({ detail }) => {
  const reference: string | null = detail.reference;
  // @ts-expect-error The number may be missing.
  const sure: string = detail.reference;
  return [reference, sure];
});
widget.addEventListener("complaint-widget:error", ({ detail }) => detail.code === "timeout");
// They bubble.
document.body.addEventListener("complaint-widget:opened", ({ detail }) => detail.screen === "sent");
// @ts-expect-error There is no such screen.
document.body.addEventListener("complaint-widget:opened", ({ detail }) => detail.screen === "map");
// @ts-expect-error It tells nothing.
widget.addEventListener("complaint-widget:closed", ({ detail }) => detail.reason.length);

export const attributes: Attributes = { lang: "ar", theme: "dark", class: "wide inquiry", mode: "page" };
// @ts-expect-error There is no such mode.
export const wrong: Attributes = { mode: "popup" };
// @ts-expect-error A frame is in a page or in a dialog.
export const settings: Settings = { mode: "page", style: {} };

export const fromFrame: FrameMessage[] = [
  { namespace: "complaint-widget", version: 1, type: "ready" },
  { namespace: "complaint-widget", version: 1, type: "submitted", reference: null },
  // @ts-expect-error The element finds out by itself.
  { namespace: "complaint-widget", version: 1, type: "error", code: "timeout" },
];
export const fromPage: PageMessage[] = [
  { namespace: "complaint-widget", version: 1, type: "hello", settings: { mode: "inline", style: { accent: "#060" } } },
  // @ts-expect-error It has to say which settings.
  { namespace: "complaint-widget", version: 1, type: "setConfig" },
];
