// Messages from a seed: some right, most nearly right, some junk. The same seed gives the same messages.
function* fuzz(seed, count) {
  let state = seed;
  // Mulberry32.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (choices) => choices[Math.floor(random() * choices.length)];
  const cycle = {};
  cycle.itself = cycle;
  const values = [
    undefined, null, true, false, 0, -0, -1, 0.5, 1, 640, 100000, 100001, 1e309, NaN, 7n, "", "ready", "home", "sent",
    "PH-2026-000042", "x".repeat(100), "x".repeat(101), "\u{1F6A7}".repeat(100), "\u0000\n", "<img src=x onerror=alert(1)>",
    "javascript:alert(1)", "__proto__", "constructor", "report/../home", "hasOwnProperty", [], ["home"], {}, { height: 5 },
    new Date(0), /a/, new Map([["type", "ready"]]), new Uint8Array(3), new Error("no"), cycle,
  ];
  const types = [
    "ready", "resize", "opened", "submitted", "rated", "closed", "error", "hello", "setConfig", "open", "reset", "resized",
    "__proto__", "constructor", "toString",
  ];
  const screens = ["home", "report/describe", "sent", "rate", "map"];
  const members = {
    height: () => pick([1, 320, 900, 100000, 0, 100001, 12.5, "900"]),
    screen: () => pick(screens),
    reference: () => pick(["PH-2026-000042", null, "", 42]),
    code: () => pick(["config", "origin", "start", "timeout"]),
  };
  for (let made = 0; made < count; made++) {
    if (random() < 0.15) {
      yield pick(values);
      continue;
    }
    const message = { namespace: "complaint-widget", version: 1, type: pick(types) };
    for (const [name, value] of Object.entries(members)) {
      if (random() < 0.7) message[name] = random() < 0.7 ? value() : pick(values);
    }
    if (random() < 0.2) message[pick(["namespace", "version", "type", "extra"])] = pick(values);
    if (random() < 0.1) delete message[pick(["namespace", "version", "type"])];
    yield message;
  }
}
