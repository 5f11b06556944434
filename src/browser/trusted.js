// Put before the glue by `cargo xtask` (xtask/src/trusted.rs), which has the glue ask it before its only two calls that
// could bring script into the page. The content policy lets no other code do either ("Trusted Types"); where a browser
// doesn't know them, the same is let through.
const trusted = ((rules) => globalThis.trustedTypes?.createPolicy("complaint-widget", rules) ?? rules)({
  // Markup that `view!` has found to be the same always: elements that show something, with attributes that do nothing.
  createHTML(markup) {
    if (/^(?:[^<]|<\/?(?!script|style|iframe|object|embed|base|link|meta|form)[a-z][a-z\d]*(?: (?!on|style|src|action|form|xlink|href="(?!#|https:|tel:|mailto:))[\w:-]+(?:="[^"]*")?)*\/?>)*$/i.test(markup)) return markup;
    throw new TypeError("no markup of the widget's: " + markup);
  },
  createScriptURL(address) {
    if (address === "worker.js") return address;
    throw new TypeError("no script of the widget's: " + address);
  },
});
