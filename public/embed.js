// Puts the complaint widget into a page: defines <complaint-widget>, which holds the widget in a frame and passes on to
// it what the page wishes. docs/embedding.md explains it to webmasters; the types are in embed.d.ts.
//
// The page's content policy may forbid any inline style, so styles are constructed sheets or set one by one. The frame
// is a child of `view`, which has a shadow root of its own: there a slot stands in the page or in the <dialog>. So the
// frame moves between the two without leaving its parent, which would load it anew, and what stands in the page is no
// dialog to a screen reader. Nothing that a frame says is ever made into elements.

/** @typedef {import("./embed.js").Settings} Settings */
/** @typedef {import("./embed.js").Style} Style */
/** @typedef {import("./embed.js").FrameMessage} FrameMessage */
/** @typedef {import("./embed.js").Message<string>} Message */
/** @typedef {import("./embed.js").ComplaintWidgetElement} ComplaintWidgetElement */
/** @typedef {import("./embed.js").ScreenToOpen} ScreenToOpen */
/** @typedef {(value: unknown) => boolean} Test */
/** @typedef {Record<string, unknown>} Members */

const TAG = "complaint-widget";
const VERSION = 1;
const FOLDER = new URL("./", import.meta.url);
// Milliseconds from when the frame begins to load to its first word.
const PATIENCE = 15_000;
// How near the element comes to the screen before its frame is made.
const NEAR = "600px";

// What the frame and our own controls are called, by the primary language: a title, the word that closes, and in which
// direction they are written.
/** @type {Record<string, [string, string, string]>} */
const WORDS = {
  en: ["Report a problem", "Close", "ltr"],
  zh: ["反映问题", "关闭", "ltr"],
  ar: ["الإبلاغ عن مشكلة", "إغلاق", "rtl"],
};

const THEMES = ["light", "dark", "auto", "contrast"];
const CLASSES = ["complaint", "inquiry", "help", "irregularity", "suggestion"];
const TO_OPEN = ["home", "report/describe", "track"];
const SCREENS = [
  ...TO_OPEN, "report/place", "report/photos", "report/contact", "report/check", "sent", "complaint", "rate",
  "feedback", "questions", "privacy",
];
// Characters. The frame takes no settings at all with a text that is longer.
const LONGEST = 200;
// Settings that are also part of an address. `reference` never is.
const IN_ADDRESS = /** @type {const} */ (["lang", "theme", "category", "class", "config"]);
// Whatever changes one of these may change the settings: attributes of ours, and those by which pages switch themes.
const WATCHED = ["lang", "theme", "category", "class", "reference", "mode", "config", "id", "style", "data-theme"];

// The page's custom properties, and of which kind they are: a property that understands the same values.
/** @type {Record<keyof Style, "" | "color" | "paddingTop">} */
const STYLE = {
  accent: "color",
  accentInk: "color",
  ink: "color",
  soft: "color",
  ground: "color",
  card: "color",
  line: "color",
  focus: "color",
  radius: "paddingTop",
  spacing: "paddingTop",
  font: "",
};

/** @type {(words: readonly unknown[]) => Test} */
const oneOf = (words) => (value) => words.includes(value);
/** @type {Test} */
const isReference = (value) => value === null || (typeof value === "string" && /^.{1,100}$/su.test(value));

// What the frame may say, and what each member of it must be.
/** @type {{ [Each in FrameMessage as Each["type"]]: Record<Exclude<keyof Each, keyof Message>, Test> }} */
const MESSAGES = {
  ready: {},
  resize: { height: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100_000 },
  opened: { screen: oneOf(SCREENS) },
  submitted: { reference: isReference },
  rated: { reference: isReference },
  closed: {},
  error: { code: oneOf(["config", "origin", "start"]) },
};
/** @type {Map<unknown, Record<string, Test>>} */
const TESTS = new Map(Object.entries(MESSAGES));

// Stands against the page's styles: in a shadow tree, what is important wins. Margins and the greatest width are the
// page's own business.
const HOST =
  "display:block!important;position:relative!important;box-sizing:border-box!important;width:100%!important;" +
  "height:auto!important;max-height:none!important;padding:0!important;border:0!important;float:none!important;" +
  "overflow:visible!important;opacity:1!important;visibility:inherit!important;transform:none!important;" +
  "filter:none!important;inset:auto!important;z-index:auto!important;pointer-events:auto!important;" +
  "transition:none!important";
/** @type {[string, string][]} */
const STYLES = [
  [".inline:not(.failed)", "min-height:var(--complaint-widget-height,640px)"],
  ["iframe", "display:block;width:100%;border:0"],
  [".inline iframe", "min-height:var(--complaint-widget-height,640px)"],
  [".dialog iframe", "flex:1;min-height:0"],
  [".loading iframe", "position:absolute;inset:0;visibility:hidden"],
  [".dialog slot", "display:block;padding:24px"],
  [".shown slot", "display:none"],
  [
    "dialog",
    "all:initial;color-scheme:light dark;position:fixed;inset:0;margin:auto;width:100%;max-width:560px;height:100%;" +
      "max-height:860px;overflow:hidden;background:Canvas;color:CanvasText;" +
      // Round only where the screen is wider than the dialog.
      "border-radius:clamp(0px,(100vw - 560px)*9,12px)",
  ],
  ["dialog:not([open])", "display:none"],
  ["dialog[open]", "display:flex;flex-direction:column"],
  ["dialog::backdrop", "background:rgb(0 0 0/.5)"],
  [".light", "color-scheme:light"],
  [".dark", "color-scheme:dark"],
  [
    ".bar",
    "display:flex;align-items:center;padding-inline-start:16px;box-shadow:0 1px rgb(128 128 128/.4);" +
      "font:600 max(16px,1rem)/1.5 system-ui,sans-serif",
  ],
  ["b", "flex:1"],
  [".bar button", "width:48px;height:48px;border:0;background:none;color:inherit;font:28px/1 sans-serif;cursor:pointer"],
  [
    "[part]",
    "min-height:48px;padding:10px 24px;border:2px solid transparent;" +
      "border-radius:var(--complaint-widget-radius,12px);font:inherit;font-weight:600;cursor:pointer",
  ],
];

/** @type {CSSStyleSheet | undefined} */
let sheet;
try {
  sheet = new CSSStyleSheet();
  sheet.replaceSync([[":host(:not([hidden]))", HOST], ...STYLES].map(([part, style]) => `${part}{${style}}`).join(""));
} catch {
  // Safari before 16.4: `paint` does it.
  sheet = undefined;
}

/**
 * An element and all that it lies in, also out of shadow trees.
 * @param {Element} element
 */
function* outwards(element) {
  /** @type {Element | null | undefined} */
  let at = element;
  while (at) {
    yield at;
    at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host;
  }
}

/**
 * The brightness of a colour in the form `rgb(…)`, from 0 to 1, as WCAG reckons it.
 * @param {string} color
 */
const luminance = (color) => {
  const [red, green, blue] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value > 0.04045 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/**
 * @param {string} one
 * @param {string} other
 */
const contrast = (one, other) => {
  const [darker, brighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 */
const make = (name, attributes = {}) => {
  const element = document.createElement(name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]);
  return element;
};

/** @implements {ComplaintWidgetElement} */
class ComplaintWidget extends HTMLElement {
  #outer = this.attachShadow({ mode: "open" });
  #view = make("div");
  #inner = this.#view.attachShadow({ mode: "open" });
  // Where the page's link and the frame stand: in the page, or in the dialog.
  #place = make("slot");
  #dialog = make("dialog");
  #title = make("b");
  #shut = make("button", { type: "button" });
  #button = make("button", { type: "button", part: "button", "aria-haspopup": "dialog" });
  // Has the browser work out the values of the page's properties.
  #probe = make("i", { hidden: "" });

  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** What stands there: nothing yet, the link while the frame loads, the frame, or the link for good. */
  #phase = "idle";
  #isListening = false;
  /** What waits for the frame to listen: of each type the latest. @type {Map<string, Members>} */
  #queue = new Map();
  /** The settings that the frame was told last, as JSON. */
  #told = "";
  #height = 0;
  #ignored = 0;
  #timer = 0;
  /** Ends the listeners outside of the element. @type {AbortController | undefined} */
  #life;
  /** What opened the dialog. @type {HTMLElement | undefined} */
  #opener;
  /** What we added to the link's address. @type {Record<string, string>} */
  #added = {};

  #changes = new MutationObserver(() => this.#update());
  #near = new IntersectionObserver((entries) => entries.some((it) => it.isIntersecting) && this.#load(), {
    rootMargin: NEAR,
  });

  constructor() {
    super();
    const link = make("slot");
    const bar = make("div", { class: "bar" });
    this.#shut.textContent = "×";
    bar.append(this.#title, this.#shut);
    this.#dialog.append(bar);
    this.#inner.append(this.#place, this.#dialog);
    this.#view.append(link);
    this.#outer.append(this.#view, this.#button, this.#probe);
    if (sheet) this.#outer.adoptedStyleSheets = this.#inner.adoptedStyleSheets = [sheet];
    // Parsers and frameworks may add the link, or change it, when the element is there already.
    link.addEventListener("slotchange", () => this.#update());
    this.#button.addEventListener("click", () => this.#show(this.#button));
    this.#shut.addEventListener("click", () => this.close());
    this.#dialog.addEventListener("close", () => {
      const back = this.#phase === "failed" ? this.#link : this.#opener;
      back?.focus();
      this.#update();
      this.#emit("closed", {});
    });
  }

  connectedCallback() {
    const { signal } = (this.#life = new AbortController());
    const update = () => this.#update();
    addEventListener("message", (event) => this.#receive(event), { signal });
    document.addEventListener("click", (event) => this.#click(event), { signal });
    document.addEventListener("DOMContentLoaded", update, { signal });
    matchMedia("(prefers-color-scheme:dark)").addEventListener("change", update, { signal });
    if (!sheet) this.style.cssText += HOST;
    this.connectedMoveCallback();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#changes.disconnect();
    this.#dialog.close();
    this.#unload("idle");
  }

  /** `moveBefore` leaves the frame as it is. */
  connectedMoveCallback() {
    this.#changes.disconnect();
    for (const element of outwards(this)) this.#changes.observe(element, { attributeFilter: WATCHED });
    this.#update();
  }

  get ignoredMessages() {
    return this.#ignored;
  }

  /** @param {ScreenToOpen} [screen] */
  open(screen) {
    this.#show(undefined, screen);
  }

  close() {
    this.#dialog.close();
  }

  reset() {
    this.#post("reset");
  }

  get #mode() {
    const mode = this.getAttribute("mode");
    return mode === "dialog" || mode === "page" ? mode : "inline";
  }

  /** @returns {HTMLAnchorElement | null} */
  get #link() {
    return this.querySelector("a[href]");
  }

  /** Whether the dialog is where the frame belongs. */
  get #isDialog() {
    return this.#mode === "dialog" && this.#phase !== "failed";
  }

  /** @returns {Settings} */
  #settings() {
    /** @type {(name: string) => string | undefined} */
    const given = (name) => [this.getAttribute(name)].find((value) => value && value.length <= LONGEST) ?? undefined;
    const theme = given("theme");
    let lang;
    for (const element of outwards(this)) lang ??= element.getAttribute("lang");
    return /** @type {Settings} */ ({
      lang: lang?.slice(0, LONGEST) || undefined,
      theme: THEMES.find((it) => it === theme),
      category: given("category"),
      class: [...this.classList].find((it) => CLASSES.includes(it)),
      reference: given("reference"),
      mode: this.#mode,
      config: given("config"),
      style: this.#style(),
    });
  }

  /** The page's custom properties, as far as they are set; colours as `rgb(…)` and lengths in px where the browser can. */
  #style() {
    /** @type {Style} */
    const style = {};
    const own = getComputedStyle(this);
    const computed = getComputedStyle(this.#probe);
    const probe = this.#probe.style;
    for (const [name, kind] of Object.entries(STYLE)) {
      const value = own.getPropertyValue(`--${TAG}-${name.replace("I", "-i")}`).trim();
      if (!value) continue;
      let result = value.slice(0, LONGEST);
      if (kind) {
        probe[kind] = "";
        probe[kind] = value;
        if (probe[kind]) {
          result = computed[kind];
          if (kind === "color" && !result.startsWith("rgb")) {
            probe.color = `color-mix(in srgb,${value},${value})`;
            const [space, ...parts] = computed.color.split(/[ ()]+/).slice(1);
            if (space === "srgb") {
              probe.color = `rgb(${parts.slice(0, 3).map((part) => Number(part) * 255 || 0)},${parts[4] || 1})`;
              result = computed.color;
            }
          }
        }
      }
      style[/** @type {keyof Style} */ (name)] = result;
    }
    return style;
  }

  /** Brings everything in line with what the page wishes now. */
  #update() {
    if (!this.#life || this.#life.signal.aborted) return;
    const mode = this.#mode;
    if (mode === "page") this.#unload("idle");
    if (mode === "inline" && this.#phase === "idle") this.#near.observe(this);
    else this.#near.disconnect();
    const settings = this.#settings();
    this.#draw(settings);
    if (mode === "page") this.#address(settings);
    const text = JSON.stringify(settings);
    if (this.#isListening && text !== this.#told) {
      this.#told = text;
      this.#post("setConfig", { settings: JSON.parse(text) });
    }
  }

  /** @param {Settings} settings */
  #draw({ lang, theme, style }) {
    const isDialog = this.#isDialog;
    const place = isDialog ? this.#dialog : this.#inner;
    if (!isDialog) this.#dialog.close();
    if (this.#place.parentNode !== place) place.append(this.#place);
    this.#view.className = `${isDialog ? "dialog" : this.#mode} ${this.#phase}`;
    this.#dialog.className = theme ?? "";

    let [language] = (lang ?? navigator.language).toLowerCase().split("-");
    if (!Object.keys(WORDS).includes(language)) language = "en";
    const [name, close, direction] = WORDS[language];
    this.#title.textContent = this.#button.textContent = this.#link?.textContent?.trim() || name;
    this.#dialog.setAttribute("aria-label", this.#title.textContent);
    this.#shut.setAttribute("aria-label", close);
    for (const element of [this.#shut, this.#dialog]) {
      element.lang = language;
      element.dir = direction;
    }
    const control = this.id && document.querySelector(`[data-${TAG}="${CSS.escape(this.id)}"]`);
    this.#button.hidden = !isDialog || Boolean(control);

    if (!sheet) this.#paint();
    const accent = style.accent?.startsWith("rgb(") ? style.accent : "rgb(11,92,173)";
    const inks = [style.accentInk ?? "", "rgb(255,255,255)", "rgb(0,0,0)"];
    this.#button.style.background = accent;
    this.#button.style.color = inks.find((ink) => contrast(accent, ink) >= 4.5) ?? "";
    if (this.#frame) {
      this.#frame.title = name;
      this.#frame.lang = language;
      this.#frame.style.height = !isDialog && this.#height ? `${this.#height}px` : "";
    }
  }

  /** Does what the sheet does, where there are none. */
  #paint() {
    for (const root of [this.#outer, this.#inner]) {
      for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(":not(i)"))) {
        element.style.cssText = "";
        for (const [part, style] of STYLES) if (element.matches(part)) element.style.cssText += style;
      }
    }
  }

  /**
   * Gives the link's address the settings, where it leads to the widget.
   * @param {Settings} settings
   */
  #address(settings) {
    const link = this.#link;
    if (!link || link.origin !== FOLDER.origin) return;
    const url = new URL(link.href);
    for (const name of IN_ADDRESS) {
      const value = settings[name];
      if (value) url.searchParams.set(name, (this.#added[name] = value));
      else if (url.searchParams.get(name) === this.#added[name]) url.searchParams.delete(name);
    }
    if (link.href !== url.href) link.href = url.href;
  }

  /** Has a frame, if there can be one. */
  #load() {
    if (this.#frame) return true;
    if (this.#phase === "failed" || this.#mode === "page") return false;
    // Such as a page in a sandbox or a file: there is no one whom one could address.
    if ([self.origin, FOLDER.origin].includes("null")) {
      this.#fail("origin");
      return false;
    }
    const settings = this.#settings();
    const url = new URL(FOLDER);
    for (const name of [...IN_ADDRESS, /** @type {const} */ ("mode")]) {
      const value = settings[name];
      if (value) url.searchParams.set(name, value);
    }
    url.searchParams.set("host", self.origin);
    this.#frame = make("iframe", {
      allow: "geolocation; clipboard-write",
      referrerpolicy: "no-referrer",
      src: url.href,
    });
    this.#phase = "loading";
    this.#timer = setTimeout(() => this.#fail("timeout"), PATIENCE);
    this.#view.append(this.#frame);
    this.#update();
    return true;
  }

  /** @param {string} phase */
  #unload(phase) {
    clearTimeout(this.#timer);
    this.#near.disconnect();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#isListening = false;
    this.#queue.clear();
    this.#height = 0;
    this.#phase = phase;
  }

  /** @param {string} code */
  #fail(code) {
    this.#unload("failed");
    this.#update();
    this.#emit("error", { code });
  }

  /**
   * @param {HTMLElement | undefined} opener
   * @param {string} [screen]
   */
  #show(opener, screen) {
    if (!this.isConnected) return;
    // What the page has just changed counts already.
    this.#update();
    if (!this.#load()) return this.#link?.click();
    if (!this.#isDialog) {
      this.scrollIntoView();
    } else if (!this.#dialog.open) {
      this.#opener = opener;
      this.#dialog.showModal();
      this.#update();
    }
    this.#post("open", TO_OPEN.includes(screen ?? "") ? { screen } : {});
  }

  /**
   * A control of the page's own that opens this.
   * @param {MouseEvent} event
   */
  #click(event) {
    // These open a link elsewhere.
    if (!this.id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    for (const element of event.composedPath()) {
      if (element instanceof HTMLElement && element.dataset.complaintWidget === this.id) {
        // The link itself leads to the widget also where there can be no frame.
        if (element === this.#link && !this.#load()) return;
        event.preventDefault();
        return this.#show(element);
      }
    }
  }

  /**
   * @param {string} type
   * @param {Members} members
   */
  #post(type, members = {}) {
    if (!this.#isListening) {
      this.#queue.delete(type);
      this.#queue.set(type, members);
      return;
    }
    // It can give the focus to a heading only if it has it.
    if (type === "open") this.#frame?.focus();
    this.#frame?.contentWindow?.postMessage({ namespace: TAG, version: VERSION, type, ...members }, FOLDER.origin);
  }

  /** @param {MessageEvent} event */
  #receive({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== FOLDER.origin) return;
    if (data?.namespace !== TAG) return;
    const { type } = data;
    const members = data.version === VERSION && TESTS.get(type);
    if (!members || Object.entries(members).some(([name, isGood]) => !isGood(data[name]))) {
      this.#ignored++;
      return;
    }
    if (type === "closed") return this.close();
    if (type === "resize") {
      this.#height = data.height;
      return this.#update();
    }
    if (type === "ready" || type === "error") {
      clearTimeout(this.#timer);
      this.#phase = "shown";
    }
    // Shown first: what is hidden takes no focus.
    this.#update();
    if (type === "ready") this.#greet();
    // The frame can't scroll the page. Only where the citizen is in it, since other screens come by themselves.
    const isUsed = this.#outer.activeElement === this.#frame && !this.#isDialog;
    if (type === "opened" && isUsed && this.getBoundingClientRect().top < 0) this.scrollIntoView();
    this.#emit(type, Object.fromEntries(Object.keys(members).map((name) => [name, data[name]])));
  }

  #greet() {
    this.#isListening = true;
    this.#told = JSON.stringify(this.#settings());
    this.#post("hello", { settings: JSON.parse(this.#told) });
    for (const [type, members] of this.#queue) this.#post(type, members);
    this.#queue.clear();
  }

  /**
   * @param {string} type
   * @param {Members} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`${TAG}:${type}`, { bubbles: true, composed: true, detail }));
  }
}

// A page may name the script twice.
if (!customElements.get(TAG)) customElements.define(TAG, ComplaintWidget);
