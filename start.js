// Picks the language before the first paint, asks for all that the app needs at once, and starts
// it. If the app does not come, the page shows the numbers to call in every language.
//
// The page's state is `data-shell` on the root: absent without JavaScript, then "loading", then
// "failed" or, once the app has taken over (it sets `data-app`), absent again; in the frame of a page
// that may not embed the widget "elsewhere", with a link to a window of its own.
(function () {
  "use strict";

  var LANGUAGES = ["en", "zh-Hans", "ar"];
  var RIGHT_TO_LEFT = ["ar"];
  var SAVED = "complaint-widget:language";
  // Milliseconds. An app that comes later still takes over.
  var PATIENCE = 20000;

  var root = document.documentElement;

  // The language we have for a wish such as "zh-CN" or "en-GB".
  function match(wish) {
    var wanted = String(wish || "").toLowerCase().split("-")[0];
    return LANGUAGES.filter(function (language) {
      return language.toLowerCase().split("-")[0] === wanted;
    })[0];
  }

  function saved() {
    try {
      return localStorage.getItem(SAVED);
    } catch (refused) {
      return null;
    }
  }

  function asked(name) {
    return new URLSearchParams(location.search).get(name);
  }

  function pick() {
    var wishes = [saved(), asked("lang")].concat(navigator.languages || [navigator.language]);
    return wishes.map(match).filter(Boolean)[0] || LANGUAGES[0];
  }

  // The app's own request finds the answer waiting.
  function preload(url) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "fetch";
    link.crossOrigin = "anonymous";
    link.href = url;
    document.head.appendChild(link);
  }

  function isReady() {
    return root.dataset.app === "ready";
  }

  // Tells a page around what is wrong (public/embed.d.ts). Only a page of the origin that it names hears it.
  function tell(code) {
    var host = asked("host");
    if (!host || parent === self) return;
    try {
      if (new URL(host).origin !== host) return;
      parent.postMessage({ namespace: "complaint-widget", version: 1, type: "error", code: code }, host);
    } catch (noOrigin) {
      // Then nobody made this frame who could listen.
    }
  }

  // Shows the numbers to call in every language, below what the app may have left.
  function fail(reason) {
    if (root.dataset.shell === "failed" || root.dataset.shell === "elsewhere") return;
    root.dataset.shell = "failed";
    tell(root.dataset.app === "failed" ? "config" : "start");
    if (reason) console.error(reason);
  }

  // Shows the way to a window of its own, with all that the address asks for but the frame.
  function sendElsewhere() {
    var wishes = new URLSearchParams(location.search);
    wishes.delete("host");
    wishes.delete("mode");
    document.querySelectorAll(".shell__window").forEach(function (link) {
      link.search = wishes;
    });
    root.dataset.shell = "elsewhere";
  }

  function failUnlessReady() {
    if (!isReady()) fail();
  }

  function nameTheWindow() {
    var name = document.querySelector(".shell[lang='" + root.lang + "'] .bar__name");
    if (name) document.title = name.textContent;
  }

  function start() {
    nameTheWindow();
    var glue = document.querySelector('link[rel="modulepreload"]');
    var wasm = document.querySelector('link[type="application/wasm"]');
    var style = document.querySelector('link[rel="stylesheet"]');
    // The app can't be used without it; a script has waited for it.
    if (!style.sheet) throw new Error("no style");
    // Browsers don't check what they preload for a fetch, and warn about being asked to: hence a name of our own.
    var binary = fetch(wasm.href, { integrity: wasm.dataset.integrity });
    return import(glue.href).then(function (app) {
      return app.default({ module_or_path: binary });
    });
  }

  root.lang = pick();
  root.dir = RIGHT_TO_LEFT.indexOf(root.lang) < 0 ? "ltr" : "rtl";
  root.dataset.shell = "loading";
  var theme = asked("theme") || "";
  var config = asked("config") || "";
  // Who has set the device to more contrast has that everywhere.
  if (matchMedia("(prefers-contrast: more)").matches) theme = "contrast";
  if (/^(light|dark|contrast)$/.test(theme)) root.dataset.theme = theme;
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(config)) preload("config." + config + ".json");
  // English is part of the Wasm. The words are asked for by the version of the page, if it has one, as the app does.
  var version = root.dataset.version ? "?" + root.dataset.version : "";
  if (root.lang !== "en") preload("locales/" + root.lang + ".ftl" + version);

  new MutationObserver(function (changes, observer) {
    if (root.dataset.app === "failed") fail();
    if (root.dataset.app === "elsewhere") sendElsewhere();
    if (!isReady()) return;
    observer.disconnect();
    delete root.dataset.shell;
  }).observe(root, { attributes: true, attributeFilter: ["data-app"] });

  setTimeout(failUnlessReady, PATIENCE);
  addEventListener("error", function (event) {
    // Without a message it is a picture or the like that failed, not the app. Once the app runs, only an error
    // of WebAssembly itself means that it has stopped.
    var isFatal = isReady() ? event.error instanceof WebAssembly.RuntimeError : event.message;
    if (isFatal) fail();
  });
  addEventListener("unhandledrejection", failUnlessReady);
  // The link alone would do, but it loses the place after "#".
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".shell__again")) return;
    event.preventDefault();
    location.reload();
  });
  document.addEventListener("DOMContentLoaded", function () {
    try {
      start().catch(fail);
    } catch (broken) {
      fail(broken);
    }
  });
})();
