//! What the page around says: who is heard, and who isn't.

use complaint_widget::{
    browser::host::Host,
    embed::message::{Entrance, FromPage},
};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// In a test, the page around is the page itself.
fn own_origin() -> String {
    web_sys::window().unwrap().location().origin().unwrap()
}

/// Runs a script that can `say(data, origin, source)`; without the last two, as the page around.
fn run(script: &str) {
    let say = "const say = (data, origin = location.origin, source = window.parent) =>
        window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
        const ours = (type, more) => ({ namespace: 'complaint-widget', version: 1, type, ...more });";
    Function::new_no_args(&format!("{say} {script}")).call0(&JsValue::UNDEFINED).unwrap();
}

fn ignored() -> u32 {
    let root = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
    root.get_attribute("data-ignored-messages").map_or(0, |count| count.parse().unwrap())
}

#[wasm_bindgen_test]
async fn the_page_around_is_heard_in_its_order() {
    let host = Host::of(&own_origin());
    run("say(ours('open', { screen: 'track' })); say(ours('reset'))");
    assert_eq!(host.next().await, FromPage::Open(Some(Entrance::Track)));
    // The other way round: who waits first is woken.
    let asked = host.next().await;
    assert_eq!(asked, FromPage::Reset);
    let waiting = host.next();
    Function::new_no_args(
        "setTimeout(() => window.postMessage(
            { namespace: 'complaint-widget', version: 1, type: 'open' }, location.origin))",
    )
    .call0(&JsValue::UNDEFINED)
    .unwrap();
    assert_eq!(waiting.await, FromPage::Open(None));
}

#[wasm_bindgen_test]
async fn others_are_not_heard_whatever_they_say_they_are() {
    let host = Host::of(&own_origin());
    run("const frame = document.createElement('iframe');
         document.body.append(frame);
         say(ours('reset'), 'https://elsewhere.example');
         say(ours('reset'), location.origin + '.elsewhere.example');
         say(ours('reset'), 'null');
         say(ours('reset'), '');
         say(ours('reset'), location.origin, frame.contentWindow);
         say(ours('reset'), location.origin, null);
         frame.remove();
         say(ours('open'))");
    assert_eq!(host.next().await, FromPage::Open(None), "nothing before it was heard");
    assert_eq!(ignored(), 6);
}

#[wasm_bindgen_test]
async fn what_is_malformed_is_counted_and_what_belongs_to_others_is_left_alone() {
    let host = Host::of(&own_origin());
    run("const circle = ours('reset'); circle.self = circle;
         for (const bad of [ours('unknown'), ours('hello'), ours('open', { screen: 'complaint' }),
             { ...ours('reset'), version: 2 }, circle, ours('reset', { big: 1n })]) say(bad);
         for (const other of [null, undefined, 7, 'reset', [], {}, { namespace: 'giscus' }, { type: 'reset' }]) say(other);
         say(ours('open'))");
    assert_eq!(host.next().await, FromPage::Open(None));
    assert_eq!(ignored(), 6);
}

#[wasm_bindgen_test]
async fn after_a_hundred_thousand_messages_it_listens_as_before() {
    let host = Host::of(&own_origin());
    // A generator with a seed: the same messages each time.
    run("let seed = 20261124;
         const chance = below => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed % below; };
         const values = () => [null, undefined, true, chance(9) - 4, chance(1e9) / 7, 'x'.repeat(chance(300)), 'inline',
             'dialog', 'dark', [], {}, [[]], { mode: 'inline', style: {} }, { mode: 'dialog' }, new Date(0), 2n, NaN,
             new Map(), new Uint8Array(4), 'home', 'track', '__proto__', '\\ud800'];
         const value = () => { const all = values(); return all[chance(all.length)]; };
         const names = ['namespace', 'version', 'type', 'settings', 'screen', 'mode', '__proto__', 'toJSON', 'length'];
         const types = ['hello', 'setConfig', 'open', 'ready', 'closed', 'error', 'submitted', '', 'x'];
         window.thrown = 0;
         const count = () => window.thrown++;
         window.addEventListener('error', count);
         for (let index = 0; index < 100000; index++) {
             const data = chance(3) ? ours(types[chance(types.length)]) : value();
             if (data && typeof data === 'object' && !ArrayBuffer.isView(data))
                 for (let more = chance(4); more > 0; more--) data[names[chance(names.length)]] = value();
             const origin = chance(4) ? location.origin : ['null', 'https://elsewhere.example', ''][chance(3)];
             say(data, origin, chance(4) ? window.parent : null);
         }
         window.removeEventListener('error', count);
         say(ours('reset'))");
    // Some of them are understood, and none of those is this one.
    while host.next().await != FromPage::Reset {}
    assert_eq!(Reflect::get(&js_sys::global(), &"thrown".into()).unwrap().as_f64(), Some(0.0));
}
