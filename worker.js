// Keeps the widget's own files on the phone, so that the page opens without a network. `cargo xtask build` fills in the
// version and the files (xtask/src/worker.rs); only a page that was built so registers it (src/browser/worker.rs).
//
// A version is kept whole or not at all, and a new one waits until the page is closed or the citizen asks for it. What
// has its version in its address never changes and comes from the phone. The settings name the numbers to call and the
// hotline: they come from the network, unless that takes too long. All other requests, those to the hotline above
// all, go their way untouched.
(function () {
  "use strict";

  var VERSION = "";
  // Below the page's folder, which is also the page itself, "".
  var FILES = [];
  // What a deployment needs besides, by the kind of its hotline, and for a theme of its own.
  var PARTS = {};
  // Of each of these files that never changes under its name, what must be in it.
  var INTEGRITY = {};

  // Those without a name; a page whose address asks for others has those kept, too.
  var SETTINGS = "config.json";
  // Milliseconds in which the network may say something newer than what is kept.
  var PATIENCE = 800;

  var folder = new URL("./", self.location.href);
  // Caches belong to the whole origin, which may have several of these pages; the page erases its own by this name.
  var PREFIX = "complaint-widget:" + folder.pathname + ":";
  var CACHE = PREFIX + VERSION;

  // The name below the page's folder, nothing for what lies elsewhere.
  function nameOf(address) {
    var href = new URL(address, folder).href.split("#")[0];
    return href.indexOf(folder.href) === 0 ? href.slice(folder.href.length) : undefined;
  }

  // Names that hold a digest of the content, which the browser's own cache can't have of another version.
  function isHashed(name) {
    return /-[0-9a-f]{12,16}(_bg)?\.[a-z]+$/.test(name);
  }

  function isOfOneVersion(name) {
    return isHashed(name) || /^locales\/.*\?/.test(name);
  }

  function isPage(name) {
    return /^(index\.html)?(\?|$)/.test(name);
  }

  function isConfiguration(name) {
    return /^config(\.[a-z0-9][a-z0-9-]{0,39})?\.json$/.test(name);
  }

  // The settings that a page goes by.
  function settingsOf(address) {
    var asked = new URL(address).searchParams.get("config");
    var name = "config." + asked + ".json";
    return asked && isConfiguration(name) ? name : SETTINGS;
  }

  // The settings, and the file that may describe the hotline.
  function isSetting(name) {
    return /^[^/?]+\.json$/.test(name);
  }

  function nothing() {}

  function find(name) {
    return caches.match(folder.href + name, { cacheName: CACHE, ignoreVary: true }).then(function (kept) {
      // A page of an earlier version may be open still.
      return kept || (isOfOneVersion(name) ? caches.match(folder.href + name, { ignoreVary: true }) : undefined);
    });
  }

  function put(name, answer) {
    return caches.open(CACHE).then(function (cache) {
      return cache.put(folder.href + name, answer);
    });
  }

  // Some servers answer with a page whatever is missing.
  function isHtml(answer) {
    return /^text\/html/.test(answer.headers.get("Content-Type"));
  }

  // Loads and keeps a file of this version. In the middle of a deployment the page may be another version's.
  function keep(name) {
    var how = { cache: isHashed(name) ? "default" : "no-cache", integrity: INTEGRITY[name] };
    return fetch(folder.href + name, how).then(function (answer) {
      if (!answer.ok || answer.redirected || isHtml(answer) !== isPage(name)) throw new Error("no " + name);
      if (!isHtml(answer)) return put(name, answer);
      return answer.clone().text().then(function (page) {
        if (page.indexOf(VERSION) < 0) throw new Error("another version");
        return put(name, answer);
      });
    });
  }

  // Fails if one can't be kept, but not before the others have ended: they would come back after they were erased.
  function keepAll(names) {
    var failures = [];
    return Promise.all(names.map(function (name) {
      return keep(name).catch(function (failure) {
        failures.push(failure);
      });
    })).then(function () {
      if (failures.length) throw failures[0];
    });
  }

  // What these settings need besides.
  function keepParts(name) {
    return find(name).then(function (settings) {
      return settings.json();
    }).then(function (settings) {
      var backend = settings.backend || {};
      var described = backend.file && nameOf(backend.file);
      var names = (PARTS[backend.kind] || []).concat(settings.theme ? PARTS.embedded || [] : []);
      if (described && isSetting(described)) names.push(described);
      return Promise.all(names.map(find)).then(function (kept) {
        return keepAll(names.filter(function (name, at) {
          return !kept[at];
        }));
      });
    });
  }

  // The settings with a name that an open page goes by, or that an earlier version has kept.
  function namedSettings() {
    var open = self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (pages) {
      return pages.map(function (page) {
        return nameOf(page.url) === undefined ? SETTINGS : settingsOf(page.url);
      });
    });
    var kept = caches.keys().then(function (names) {
      return Promise.all(names.filter(isOurs).map(function (name) {
        return caches.open(name).then(function (cache) {
          return cache.keys();
        });
      }));
    }).then(function (lists) {
      return [].concat.apply([], lists).map(function (request) {
        return nameOf(request.url);
      });
    });
    return Promise.all([open, kept]).then(function (lists) {
      return lists[0].concat(lists[1]).filter(function (name, at, all) {
        return name !== SETTINGS && isConfiguration(name) && all.indexOf(name) === at;
      });
    });
  }

  // A page whose own settings can't be had shows that by itself; the others need not go without.
  function keepNamedSettings() {
    return namedSettings().then(function (names) {
      return Promise.all(names.map(function (name) {
        return keep(name).then(function () {
          return keepParts(name);
        }).catch(nothing);
      }));
    });
  }

  // All or nothing.
  function install() {
    return keepAll(FILES).then(function () {
      return Promise.all([keepParts(SETTINGS), keepNamedSettings()]);
    }).catch(function (failure) {
      return caches.delete(CACHE).then(function () {
        throw failure;
      });
    });
  }

  function isOurs(name) {
    return name.indexOf(PREFIX) === 0;
  }

  // Erases earlier versions once no page is open that may be one of them.
  function tidy() {
    // What a newer one keeps is none of ours.
    if (self.registration.installing || self.registration.waiting) return Promise.resolve();
    return self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (pages) {
      var isOpen = pages.some(function (page) {
        return nameOf(page.url) !== undefined;
      });
      return isOpen ? [] : caches.keys();
    }).then(function (names) {
      return Promise.all(names.filter(function (name) {
        return isOurs(name) && name !== CACHE;
      }).map(function (name) {
        return caches.delete(name);
      }));
    });
  }

  // The page as it is kept. Its headers may change without a new version: they are kept anew for the next time.
  function openPage(event) {
    event.waitUntil(tidy());
    return find("").then(function (kept) {
      if (!kept) return fetch(event.request);
      event.waitUntil(keep("").catch(nothing));
      return kept;
    });
  }

  // What the network says, if it does so in time; else what is kept. Settings that a page goes by are kept from then on.
  function freshest(event, name) {
    return find(name).then(function (kept) {
      var news = fetch(event.request);
      if (!kept && !isConfiguration(name)) return news;
      event.waitUntil(news.then(function (answer) {
        if (!answer.ok || isHtml(answer)) return;
        return put(name, answer.clone()).then(function () {
          if (isConfiguration(name)) return keepParts(name);
        });
      }).catch(nothing));
      if (!kept) return news;
      return Promise.race([
        news.then(function (answer) {
          return answer.ok ? answer : kept;
        }, function () {
          return kept;
        }),
        new Promise(function (resolve) {
          setTimeout(resolve, PATIENCE, kept);
        }),
      ]);
    });
  }

  function keptOrNot(event, name) {
    return find(name).then(function (kept) {
      return kept || fetch(event.request);
    });
  }

  self.addEventListener("install", function (event) {
    event.waitUntil(install());
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(tidy());
  });

  self.addEventListener("message", function (event) {
    if (event.data === "take-over") event.waitUntil(self.skipWaiting());
  });

  self.addEventListener("fetch", function (event) {
    var name = nameOf(event.request.url);
    if (event.request.method !== "GET" || name === undefined) return;
    if (event.request.mode === "navigate") {
      // In a frame the network has the say: the answer's headers name those who may frame the page today.
      if (isPage(name) && event.request.destination === "document") event.respondWith(openPage(event));
    } else if (isSetting(name)) {
      event.respondWith(freshest(event, name));
    } else if (FILES.indexOf(name) >= 0 || isOfOneVersion(name)) {
      event.respondWith(keptOrNot(event, name));
    }
  });
})();
