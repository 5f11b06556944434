// Picks the language before the first paint, asks for all that the app needs at once, and starts
// it. If the app does not come, the page shows the numbers to call in every language.
//
// The page's state is `data-shell` on the root: absent without JavaScript, then "loading", then
// "failed" or, once the app has taken over (it sets `data-app`), absent again.
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

  function asked() {
    var found = /[?&]lang=([^&#]*)/.exec(location.search);
    return found && found[1];
  }

  function pick() {
    var wishes = [saved(), asked()].concat(navigator.languages || [navigator.language]);
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

  // Shows the numbers to call in every language, below what the app may have left.
  function fail(reason) {
    root.dataset.shell = "failed";
    if (reason) console.error(reason);
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
    var binary = fetch(wasm.href);
    return import(glue.href).then(function (app) {
      return app.default({ module_or_path: binary });
    });
  }

  root.lang = pick();
  root.dir = RIGHT_TO_LEFT.indexOf(root.lang) < 0 ? "ltr" : "rtl";
  root.dataset.shell = "loading";
  // English is part of the Wasm. The words are asked for by the version of the page, if it has one, as the app does.
  var version = root.dataset.version ? "?" + root.dataset.version : "";
  if (root.lang !== "en") preload("locales/" + root.lang + ".ftl" + version);

  new MutationObserver(function (changes, observer) {
    if (root.dataset.app === "failed") fail();
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
