//! What the element and its frame say to each other, and whom it doesn't listen to.

use serde_json::{Value, json};

use super::{ONE, Stage, assert_well, heard, report, say, seen, settings};

#[tokio::test]
async fn what_the_page_wants_waits_for_the_frame_and_comes_in_order() {
    let stage = Stage::silent(ONE).await;
    let browser = stage.open().await;
    browser.until("the frame is there", "widget().frame").await;
    // The stub has run.
    report(&browser, "w").await;
    browser.run("widget().element.reset(); widget().element.open('track')").await;
    assert_eq!(heard(&browser).await, Vec::<Value>::new());
    assert_eq!(browser.run("return widget().state").await, json!("inline loading"));

    say(&browser, "[ours('ready')]").await;
    let hello = json!({ "type": "hello", "settings": { "lang": "en", "mode": "inline", "style": {} } });
    let open = json!({ "type": "open", "screen": "track" });
    let all = vec![hello.clone(), json!({ "type": "reset" }), open];
    assert_eq!(heard(&browser).await, all);
    let report = report(&browser, "w").await;
    assert_eq!((&report["hadFocus"], &report["focus"]), (&json!(true), &json!("heading")));
    assert_eq!(seen(&browser).await, json!([["w", "ready", {}]]));

    // The frame was loaded anew: what waited has been said.
    say(&browser, "[ours('ready')]").await;
    assert_eq!(heard(&browser).await[3..], [hello]);
    browser.run("widget().element.open('report/check'); widget().element.reset()").await;
    assert_eq!(heard(&browser).await[4..], [json!({ "type": "open" }), json!({ "type": "reset" })]);
    // What is opened is opened with what was set before.
    browser.run("widget().element.setAttribute('category', 'roads'); widget().element.open('home')").await;
    let types: Vec<_> = heard(&browser).await[6..].iter().map(|message| message["type"].clone()).collect();
    assert_eq!(types, ["setConfig", "open"]);
    assert_well(&browser).await;
}

#[tokio::test]
async fn events_hold_what_was_agreed_on_and_nothing_else() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_ready().await;
    report(&browser, "w").await;
    browser.run("seen.length = 0").await;
    let messages = "[
        ours('opened', { screen: 'report/describe', typed: 'My name is Li' }),
        ours('submitted', { reference: 'PH-2026-000042', code: 'K3M9-7QXZ' }),
        ours('rated', { reference: null }),
        ours('closed'),
        ours('resize', { height: 900 }),
        ours('error', { code: 'start', message: 'My name is Li' }),
    ]";
    say(&browser, messages).await;
    let events = json!([
        ["w", "opened", { "screen": "report/describe" }],
        ["w", "submitted", { "reference": "PH-2026-000042" }],
        ["w", "rated", { "reference": null }],
        ["w", "error", { "code": "start" }],
    ]);
    // A dialog that isn't open can't be closed, and heights are nobody's business.
    assert_eq!(seen(&browser).await, events);
    assert_eq!(browser.run("return widget().element.ignoredMessages").await, json!(0));
    assert_well(&browser).await;
}

#[tokio::test]
async fn malformed_messages_are_counted_and_nothing_else() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_ready().await;
    report(&browser, "w").await;
    browser.run("seen.length = 0").await;
    let malformed = "[
        { ...ours('ready'), version: 2 }, { ...ours('ready'), version: '1' }, { namespace: 'complaint-widget' },
        ours('hello'), ours('__proto__'), ours('constructor'), ours(['ready']), ours(undefined), ours(7n),
        ours('resize'), ours('resize', { height: 0 }), ours('resize', { height: 100001 }),
        ours('resize', { height: 1.5 }), ours('resize', { height: '640' }), ours('resize', { height: NaN }),
        ours('opened'), ours('opened', { screen: 'map' }), ours('opened', { screen: ['home'] }),
        ours('submitted'), ours('submitted', { reference: '' }), ours('submitted', { reference: 42 }),
        ours('submitted', { reference: 'x'.repeat(101) }), ours('rated', { reference: ['x'] }),
        ours('error'), ours('error', { code: 'timeout' }), ours('error', { code: 'constructor' }),
    ]";
    say(&browser, malformed).await;
    assert_eq!(browser.run("return widget().element.ignoredMessages").await, json!(26));
    say(&browser, "[null, 42, 'ready', [], {}, { type: 'ready', version: 1 }, { namespace: 'other' }]").await;
    assert_eq!(browser.run("return widget().element.ignoredMessages").await, json!(26), "not ours");
    assert_eq!(seen(&browser).await, json!([]));
    // At its bounds.
    let right = "[ours('resize', { height: 1 }), ours('resize', { height: 100000 }),
        ours('submitted', { reference: '\\u{1F6A7}'.repeat(100) }), ours('rated', { reference: '\\n' })]";
    say(&browser, right).await;
    assert_eq!(browser.run("return [widget().element.ignoredMessages, seen.length]").await, json!([26, 2]));
    assert_well(&browser).await;
}

#[tokio::test]
async fn nobody_but_its_own_frame_at_its_own_origin_is_heard() {
    let style = "iframe { width: 10px }";
    let stage = Stage::in_folder("v1", ONE, style).await;
    let browser = stage.open_ready().await;
    report(&browser, "w").await;
    browser.run("seen.length = 0").await;
    let strange = "const [origin, done] = arguments;
        const frame = document.createElement('iframe');
        addEventListener('message', ({ source, data }) => {
            if (source === frame.contentWindow && data.stranger === 'ready') done(true);
        });
        frame.src = origin + '/strange/page';
        document.body.append(frame);";
    // From a frame of another origin; from another frame of the right origin; from the page itself.
    for origin in [stage.stranger.origin(), stage.widget.origin()] {
        browser.run_until_done(strange, vec![json!(origin)]).await;
    }
    let itself = "const [done] = arguments;
        addEventListener('message', ({ data }) => data === 'last' && done(true));
        postMessage(ours('submitted', { reference: 'FORGED' }), '*');
        postMessage('last', '*');";
    browser.run_until_done(itself, Vec::new()).await;
    assert_eq!(seen(&browser).await, json!([]));

    // The right frame, led to another origin.
    let led_away = "const [origin, done] = arguments;
        addEventListener('message', ({ source, data }) => {
            if (source === widget().frame.contentWindow && data.stranger === 'ready') done(true);
        });
        widget().frame.src = origin + '/strange/page';";
    browser.run_until_done(led_away, vec![json!(stage.stranger.origin())]).await;
    assert_eq!(seen(&browser).await, json!([]));
    assert_eq!(browser.run("return widget().element.ignoredMessages").await, json!(0));
    // What it is told then doesn't reach the stranger either, since it has another origin.
    let first = "const [done] = arguments;
        addEventListener('message', ({ source, data }) => {
            if (source === widget().frame.contentWindow && data.stranger === 'done') done(data.heard);
        });
        widget().element.setAttribute('reference', 'PH-2026-000042');
        setTimeout(() => widget().frame.contentWindow.postMessage('come', '*'));";
    assert_eq!(browser.run_until_done(first, Vec::new()).await, json!("come"));
    assert_eq!(browser.run("return faults").await, json!([]));
    browser.assert_quiet_but(&["does not match the recipient window's origin"]).await;
}

/// How many messages of each side.
const FUZZED: u32 = 50_000;

#[tokio::test]
async fn a_hundred_thousand_messages_break_nothing() {
    let stage = Stage::in_folder("v1", ONE, "iframe { width: 10px }").await;
    let browser = stage.open_ready().await;
    report(&browser, "w").await;
    let fuzz = "const [origin, count, done] = arguments;
        seen.length = 0;
        const frame = document.createElement('iframe');
        const ended = new Promise(resolve => addEventListener('message', ({ source, data }) => {
            if (source !== frame.contentWindow) return;
            if (data?.stranger === 'ready') frame.contentWindow.postMessage({ stub: 'fuzz', seed: 2, count }, '*');
            if (data?.stranger === 'done') resolve();
        }));
        frame.src = origin + '/strange/page';
        document.body.append(frame);
        order('fuzz', { seed: 1, count });
        Promise.all([ended, report()]).then(() => done(true));";
    let arguments = vec![json!(stage.stranger.origin()), json!(FUZZED)];
    browser.run_until_done(fuzz, arguments).await;

    let screens = "['home', 'report/describe', 'sent', 'rate']";
    let strange = format!(
        "return seen.filter(([id, type, detail]) => {{
            const names = Object.keys(detail).join();
            switch (type) {{
                case 'ready': return names !== '';
                case 'opened': return names !== 'screen' || !{screens}.includes(detail.screen);
                case 'submitted': case 'rated': {{
                    const of = detail.reference;
                    return names !== 'reference'
                        || !(of === null || typeof of === 'string' && of !== '' && [...of].length <= 100);
                }}
                case 'error': return names !== 'code' || !['config', 'origin', 'start'].includes(detail.code);
                default: return true;
            }}
        }})"
    );
    assert_eq!(browser.run(&strange).await, json!([]));
    let counts = browser.run("return [seen.length, widget().element.ignoredMessages, widget().height]").await;
    let [events, ignored, height] = [0, 1, 2].map(|at| counts[at].as_u64().unwrap());
    // Of both kinds there were thousands, none of them the stranger's.
    assert!(events > 1_000 && ignored > 1_000, "{counts}");
    assert!(events + ignored < u64::from(FUZZED), "{counts}");
    assert!((640..=100_000).contains(&height), "{counts}");

    browser.run("seen.length = 0; widget().element.setAttribute('category', 'roads')").await;
    assert_eq!(settings(&browser).await["category"], json!("roads"));
    say(&browser, "[ours('submitted', { reference: 'PH-2026-000042' })]").await;
    assert_eq!(seen(&browser).await, json!([["w", "submitted", { "reference": "PH-2026-000042" }]]));
    assert_well(&browser).await;
}
