/**
 * The types of `<complaint-widget>`, which `embed.js` defines. docs/embedding.md explains how to use it.
 *
 * What is called a message here is what the element and the widget in its frame send each other; a page has to do with
 * attributes, methods and events only.
 */

/** The screens of the widget. */
export type Screen =
  | ScreenToOpen
  | "report/place"
  | "report/photos"
  | "report/contact"
  | "report/check"
  | "sent"
  | "complaint"
  | "rate"
  | "feedback"
  | "questions"
  | "privacy";

/** The screens that a page can open: the start, the first step of a report, and following a report. */
export type ScreenToOpen = "home" | "report/describe" | "track";

/** The widget's colours: light, dark, as the citizen's device is set, or with the highest contrast. */
export type Theme = "light" | "dark" | "auto" | "contrast";

/** What a citizen wants: the classes of requests that a hotline tells apart. */
export type RequestClass = "complaint" | "inquiry" | "help" | "irregularity" | "suggestion";

/** Where the widget is: in the page, in a dialog, or on a page of its own, to which the link leads. */
export type Mode = "inline" | "dialog" | "page";

/**
 * What went wrong: the widget's configuration can't be used (`config`), the page isn't among those that may hold the
 * widget or has no origin, as in a sandbox (`origin`), the widget could not start (`start`), or nothing was heard of it
 * for 15 seconds (`timeout`).
 */
export type ErrorCode = "config" | "origin" | "start" | "timeout";

/** The element's attributes; all may be missing, and each may change at any time. */
export interface Attributes {
  /** A BCP 47 tag; without it, the language of the page where the element stands, else the browser's. */
  lang?: string;
  /** Without it, what the configuration says. */
  theme?: Theme;
  /** The identifier of a category of the hotline's, which is chosen already in a new report. */
  category?: string;
  /**
   * CSS classes as usual. The first that is a {@link RequestClass} is chosen already in a new report.
   */
  class?: string;
  /** The number of a report, which stands already where a report is looked up. It never becomes part of an address. */
  reference?: string;
  /** `inline` without it. */
  mode?: Mode;
  /** The name of one of the deployment's configurations: lower-case letters, digits and hyphens, at most 40. */
  config?: string;
}

/** The detail of an event about a report. */
export interface Referenced {
  /**
   * The report's number, 1 to 100 characters; `null` where it has none yet, or where it would be enough to see the
   * report.
   */
  reference: string | null;
}

/** The detail of `complaint-widget:opened`. */
export interface Opened {
  /** The screen that came up. */
  screen: Screen;
}

/** The detail of `complaint-widget:error`. */
export interface Failed {
  /** What went wrong. */
  code: ErrorCode;
}

/** The element's events. They bubble, also out of shadow trees. */
export interface ComplaintWidgetEventMap {
  /** The widget can be used. Comes again when it was loaded anew. */
  "complaint-widget:ready": CustomEvent<Record<string, never>>;
  /** Another screen came up than the one before. */
  "complaint-widget:opened": CustomEvent<Opened>;
  /** The hotline has confirmed a new report. */
  "complaint-widget:submitted": CustomEvent<Referenced>;
  /** The hotline has confirmed a rating. */
  "complaint-widget:rated": CustomEvent<Referenced>;
  /** The dialog was closed, by whatever means. */
  "complaint-widget:closed": CustomEvent<Record<string, never>>;
  /** The widget can't be used; the link shows, or the frame says what to do instead. */
  "complaint-widget:error": CustomEvent<Failed>;
}

/** `<complaint-widget>`. */
export interface ComplaintWidgetElement extends HTMLElement {
  /** How many messages came from the widget that were not as agreed on, and went unheeded. */
  readonly ignoredMessages: number;
  /**
   * Opens the dialog, or scrolls to the element in the page, and shows a screen; without one, the present screen. Where
   * there is no frame, it follows the link. Does nothing while the element isn't part of a page.
   */
  open(screen?: ScreenToOpen): void;
  /** Closes the dialog. What was typed stays. */
  close(): void;
  /** Begins a new, empty report on the start screen. What was typed stays as an unfinished report on the device. */
  reset(): void;
}

/** The page's custom properties, without `--complaint-widget-`, as the element has read them; missing: not set. */
export interface Style {
  accent?: string;
  accentInk?: string;
  ink?: string;
  soft?: string;
  ground?: string;
  card?: string;
  line?: string;
  focus?: string;
  radius?: string;
  spacing?: string;
  font?: string;
}

/** All that the page wishes, as the frame gets it; missing: not given. */
export interface Settings {
  lang?: string;
  theme?: Theme;
  category?: string;
  class?: RequestClass;
  reference?: string;
  mode: "inline" | "dialog";
  config?: string;
  style: Style;
}

/** What each message has. Further members are ignored. */
export interface Message<Type extends string> {
  namespace: "complaint-widget";
  version: 1;
  type: Type;
}

/** The frame listens. The element answers with `hello`, then with what waited. */
export type ReadyMessage = Message<"ready">;
/** The height of the frame's content in CSS pixels, an integer from 1 to 100,000. */
export type ResizeMessage = Message<"resize"> & { height: number };
/** Another screen came up than the one before. */
export type OpenedMessage = Message<"opened"> & Opened;
/** The hotline has confirmed a new report. */
export type SubmittedMessage = Message<"submitted"> & Referenced;
/** The hotline has confirmed a rating. */
export type RatedMessage = Message<"rated"> & Referenced;
/** The citizen wants the dialog closed. */
export type ClosedMessage = Message<"closed">;
/** The widget can't be used. */
export type ErrorMessage = Message<"error"> & { code: Exclude<ErrorCode, "timeout"> };
/** From the frame to the page. */
export type FrameMessage =
  | ReadyMessage
  | ResizeMessage
  | OpenedMessage
  | SubmittedMessage
  | RatedMessage
  | ClosedMessage
  | ErrorMessage;

/** The answer to `ready`. */
export type HelloMessage = Message<"hello"> & { settings: Settings };
/** All settings anew, whenever one has changed. */
export type SetConfigMessage = Message<"setConfig"> & { settings: Settings };
/** Show this screen, or the present one, and give its heading the focus. */
export type OpenMessage = Message<"open"> & { screen?: ScreenToOpen };
/** Begin a new, empty report on the start screen. */
export type ResetMessage = Message<"reset">;
/** From the page to the frame. */
export type PageMessage = HelloMessage | SetConfigMessage | OpenMessage | ResetMessage;

declare global {
  interface HTMLElementTagNameMap {
    "complaint-widget": ComplaintWidgetElement;
  }
  interface HTMLElementEventMap extends ComplaintWidgetEventMap {}
}
