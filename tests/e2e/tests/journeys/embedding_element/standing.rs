//! How the element stands in a page: what shows, when, and what of the page it leaves alone.

use complaint_widget_journeys::{Browser, Setup};
use serde_json::{Value, json};

use super::{BEFORE, ONE, Stage, assert_well, report, say, seen, settings};

#[tokio::test]
async fn without_javascript_the_link_shows() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_in(Setup { javascript: false, ..Setup::default() }).await;
    assert_eq!(browser.text("complaint-widget").await, "Tell us");
    let link = browser.find("complaint-widget a").await;
    assert_eq!(link.attr("href").await.unwrap(), Some(format!("{}/", stage.widget.origin())));
}

#[tokio::test]
async fn the_link_shows_until_the_frame_has_spoken_and_nothing_below_moves() {
    let stage = Stage::silent(ONE).await;
    let browser = stage.open().await;
    browser.until("the frame is there", "widget().frame").await;
    let before = browser.run("return widget()").await;
    assert_eq!((&before["height"], &before["linkShows"]), (&json!(640), &json!(true)));
    assert_eq!(browser.run("return getComputedStyle(widget().frame).visibility").await, json!("hidden"));
    say(&browser, "[ours('ready')]").await;
    let after = browser.run("return widget()").await;
    assert_eq!((&after["height"], &after["linkShows"]), (&json!(640), &json!(false)));
    assert_eq!(after["below"], before["below"]);
    assert_eq!(browser.run("return [timers.size, widget().frame.offsetHeight]").await, json!([0, 640]));

    // From then on it is as high as its content, but not lower than what was reserved.
    for (content, height) in [(900, 900), (200, 640), (641, 641)] {
        say(&browser, &format!("[ours('resize', {{ height: {content} }})]")).await;
        assert_eq!(
            browser.run("return [widget().height, widget().frame.offsetHeight]").await,
            json!([height, height])
        );
    }
    browser.run("widget().element.style.setProperty('--complaint-widget-height', '300px')").await;
    say(&browser, "[ours('resize', { height: 310 })]").await;
    assert_eq!(browser.run("return widget().height").await, json!(310));
    assert_well(&browser).await;
}

#[tokio::test]
async fn a_frame_that_says_nothing_in_time_makes_way_for_the_link() {
    let stage = Stage::silent(ONE).await;
    let browser = stage.open().await;
    browser.until("the patience is limited", "timers.size === 1").await;
    browser.run("for (const work of timers.values()) work()").await;
    assert_eq!(seen(&browser).await, json!([["w", "error", { "code": "timeout" }]]));
    let after = browser.run("return widget()").await;
    assert_eq!((&after["frame"], &after["linkShows"]), (&Value::Null, &json!(true)));
    assert!(after["height"].as_u64().unwrap() < 100, "nothing is reserved any more: {after}");
    // Whoever wants it opened gets where the link leads.
    browser.run("widget().element.open()").await;
    browser.until("the link was followed", "!document.querySelector('complaint-widget')").await;
}

#[tokio::test]
async fn a_frame_that_says_what_is_wrong_stays() {
    let stage = Stage::silent(ONE).await;
    let browser = stage.open().await;
    browser.until("the frame is there", "widget().frame").await;
    say(&browser, "[ours('error', { code: 'origin' })]").await;
    assert_eq!(seen(&browser).await, json!([["w", "error", { "code": "origin" }]]));
    assert_eq!(
        browser.run("return [widget().state, widget().linkShows, timers.size]").await,
        json!(["inline shown", false, 0])
    );
    assert_well(&browser).await;
}

#[tokio::test]
async fn the_frame_is_made_only_when_it_is_near() {
    let style = ".far { height: 3000px } #hidden { display: none }";
    let stage = Stage::in_folder(
        "v1",
        "<div id='hidden'><complaint-widget id='h'><a href='{widget}/'>Tell us</a></complaint-widget></div>
        <complaint-widget id='d' mode='dialog'><a href='{widget}/'>Tell us</a></complaint-widget>
        <div class='far'></div><complaint-widget id='w'><a href='{widget}/'>Tell us</a></complaint-widget>
        <p id='below'>Below</p>",
        style,
    )
    .await;
    let browser = stage.open().await;
    let frames = "['h', 'd', 'w'].map(id => Boolean(widget(id).frame)).join()";
    let two_frames = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
    browser.until("the page is there", "customElements.get('complaint-widget')").await;
    browser.run_until_done(two_frames, Vec::new()).await;
    assert_eq!(browser.run(&format!("return {frames}")).await, json!("false,false,false"));
    browser.run("scrollTo(0, 1500)").await;
    browser.run_until_done(two_frames, Vec::new()).await;
    assert_eq!(browser.run(&format!("return {frames}")).await, json!("false,false,false"));
    // 600 pixels above the screen's lower edge.
    browser.run("scrollTo(0, 2000)").await;
    browser.until("the far one has its frame", &format!("{frames} === 'false,false,true'")).await;
    browser.run("document.getElementById('hidden').style.display = 'block'; scrollTo(0, 0)").await;
    browser.until("the hidden one has its frame", &format!("{frames} === 'true,false,true'")).await;
    browser.run("widget('d').element.setAttribute('mode', 'inline')").await;
    browser.until("it is no dialog any more", &format!("{frames} === 'true,true,true'")).await;
    assert_well(&browser).await;
}

#[tokio::test]
async fn several_on_a_page_and_a_script_named_twice_get_along() {
    let stage = Stage::with(
        "<complaint-widget id='w'><a href='{widget}/'>Tell us</a></complaint-widget>
        <complaint-widget id='v' lang='ar'><a href='{widget}/'>أخبرنا</a></complaint-widget>
        <script type='module' src='{widget}/v1/embed.js?again'></script><p id='below'>Below</p>",
    )
    .await;
    let browser = stage.open().await;
    browser.run("widget('v').element.open('track')").await;
    browser.until("both show", "['w', 'v'].every(id => widget(id).state.includes('shown'))").await;
    browser.run("seen.length = 0; widget('v').element.setAttribute('category', 'water')").await;
    let one = report(&browser, "w").await["heard"].clone();
    let other = report(&browser, "v").await["heard"].clone();
    let told = |of: &Value| of.as_array().unwrap().iter().map(|it| it["type"].clone()).collect::<Vec<_>>();
    assert_eq!(told(&one), ["hello"]);
    assert_eq!(told(&other), ["hello", "open", "setConfig"]);
    assert_eq!(other[2]["settings"]["lang"], json!("ar"));
    say(&browser, "[ours('rated', { reference: null }), ours('opened')]").await;
    assert_eq!(seen(&browser).await, json!([["w", "rated", { "reference": null }]]));
    let ignored = "return ['w', 'v'].map(id => widget(id).element.ignoredMessages)";
    assert_eq!(browser.run(ignored).await, json!([1, 0]));
    assert_well(&browser).await;
}

/// Where an editor takes the element away: docs/embedding.md.
#[tokio::test]
async fn a_script_of_the_page_can_make_it_of_a_link() {
    let stage = Stage::with("<p>Call us or <a class='widget-here' href='{widget}/'>write</a></p>").await;
    let browser = stage.open().await;
    let make = "for (const link of document.querySelectorAll('a.widget-here')) {
            const widget = document.createElement('complaint-widget');
            link.replaceWith(widget);
            widget.append(link);
        }";
    browser.run(make).await;
    browser
        .until("it shows", "document.querySelector('complaint-widget')?.shadowRoot?.querySelector('.shown')")
        .await;
    assert_eq!(
        browser.run("return document.querySelector('.widget-here').checkVisibility()").await,
        json!(false)
    );
    assert_well(&browser).await;
}

#[tokio::test]
async fn it_can_be_taken_out_of_the_page_and_put_back_and_leaves_nothing_behind() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_ready().await;
    let before = listeners(&browser).await;
    let born = report(&browser, "w").await["born"].clone();
    // What belonged to the frame before ends with it, an order to open it included.
    let out =
        "window.element = widget().element; element.open('track'); element.setAttribute('mode', 'dialog');
        element.open(); element.remove();";
    browser.run(out).await;
    assert_eq!(
        browser.run("return [timers.size, element.shadowRoot.querySelector('iframe')]").await,
        json!([0, null])
    );
    assert!(listeners(&browser).await < before);
    browser
        .run("element.open(); element.close(); element.reset(); element.setAttribute('category', 'roads')")
        .await;
    browser.run("element.removeAttribute('mode'); document.querySelector('main').prepend(element)").await;
    browser.until("the frame shows again", "widget().state === 'inline shown'").await;
    let again = report(&browser, "w").await;
    assert_ne!(again["born"], born);
    assert_eq!(settings(&browser).await["category"], json!("roads"));
    browser.run("for (let at = 0; at < 50; at++) document.querySelector('main').append(element)").await;
    browser.until("the frame shows again", "widget().state === 'inline shown'").await;
    assert_eq!((listeners(&browser).await, browser.run("return timers.size").await), (before, json!(0)));

    // Where the browser can move it without taking it out, the frame stays as it is.
    let born = report(&browser, "w").await["born"].clone();
    browser.run("document.body.lang = 'ar'; document.querySelector('main').lang = 'en'").await;
    browser.run("document.body.moveBefore(element, null)").await;
    let moved = report(&browser, "w").await;
    assert_eq!(moved["born"], born);
    assert_eq!(settings(&browser).await["lang"], json!("ar"));
    assert_well(&browser).await;
}

/// How many listeners the window and the document have.
async fn listeners(browser: &Browser) -> usize {
    let mut count = 0;
    for target in ["window", "document", "window.matchMedia"] {
        let object = browser.cdp("Runtime.evaluate", json!({ "expression": target })).await;
        let id = object["result"]["objectId"].clone();
        let found = browser.cdp("DOMDebugger.getEventListeners", json!({ "objectId": id })).await;
        count += found["listeners"].as_array().unwrap().len();
    }
    count
}

#[tokio::test]
async fn as_a_page_of_its_own_it_is_the_link_with_the_wishes_in_its_address() {
    let stage = Stage::with(
        "<complaint-widget id='w' mode='page' lang='ar' class='inquiry' reference='PH-2026-000042'>
        <a href='{widget}/v1/?ref=menu#/'>Tell us</a></complaint-widget>
        <complaint-widget id='e' mode='page' lang='ar'><a href='tel:12345'>Call</a></complaint-widget>
        <p id='below'>Below</p>",
    )
    .await;
    let browser = stage.open().await;
    let address = "return widget().element.querySelector('a').href";
    let origin = stage.widget.origin();
    browser
        .until("the link has its address", "widget().element.querySelector('a').href.includes('lang=ar')")
        .await;
    assert_eq!(browser.run(address).await, json!(format!("{origin}/v1/?ref=menu&lang=ar&class=inquiry#/")));
    assert_eq!(browser.run("return widget('e').element.querySelector('a').href").await, json!("tel:12345"));
    browser.run("widget().element.lang = 'en'; widget().element.className = ''").await;
    assert_eq!(browser.run(address).await, json!(format!("{origin}/v1/?ref=menu&lang=en#/")));
    assert_eq!(
        browser.run("return [widget().frame, widget().linkShows, widget().height < 100]").await,
        json!([null, true, true])
    );
    assert_well(&browser).await;
}

#[tokio::test]
async fn a_page_whose_styles_mean_everything_does_not_reach_it() {
    let style = "* { all: revert; font-size: 40px !important; opacity: 0.1 !important;
            padding: 30px !important; float: left !important; line-height: 3; text-transform: uppercase }
        complaint-widget { display: none !important; visibility: hidden !important; width: 10px !important; max-height: 5px !important;
            transform: rotate(9deg) !important; position: fixed !important }
        iframe, dialog, button { display: none !important; width: 7px !important }";
    let stage = Stage::in_folder("v1", ONE, style).await;
    let browser = stage.open_ready().await;
    let look = "const { element, frame } = widget();
        const [outer, inner] = [element, frame].map(it => it.getBoundingClientRect());
        return [outer.x === inner.x, outer.width === inner.width, inner.height, frame.checkVisibility(
            { opacityProperty: true, visibilityProperty: true }), outer.width > 200]";
    assert_eq!(browser.run(look).await, json!([true, true, 640, true, true]));
    browser.run("widget().element.setAttribute('mode', 'dialog'); widget().element.open()").await;
    let look = "const { dialog, frame, close } = widget();
        return [frame.offsetWidth === dialog.offsetWidth, dialog.offsetWidth > 300, close.offsetWidth, close.offsetHeight,
            frame.checkVisibility({ visibilityProperty: true })]";
    assert_eq!(browser.run(look).await, json!([true, true, 48, 48, true]));
    browser.run("widget().element.close(); widget().element.hidden = true").await;
    assert_eq!(
        browser.run("return widget().height").await,
        json!(0),
        "unless the page hides it by the attribute"
    );
    assert_well(&browser).await;
}

/// Browsers without constructed stylesheets, such as Safari before 16.4.
const NO_SHEETS: &str = concat!("window.CSSStyleSheet = undefined;", include_str!("before.js"));

#[tokio::test]
async fn without_constructed_stylesheets_it_looks_the_same() {
    let mut looks = Vec::new();
    for before in [BEFORE, NO_SHEETS] {
        let stage = Stage::with(ONE).await;
        let browser = stage.open_in(Setup { before: Some(before), ..Setup::default() }).await;
        browser.until("the frame shows", "widget().state.includes('shown')").await;
        say(&browser, "[ours('resize', { height: 900 })]").await;
        let look = "const { element, root, frame, dialog, button, close, linkShows } = widget();
            return [element, ...root.querySelectorAll('*'), ...dialog.querySelectorAll('*'), dialog].map(it => {
                const box = it.getBoundingClientRect();
                const { color, display, fontSize } = getComputedStyle(it);
                return [it.tagName, box.x, box.y, box.width, box.height, color, display, fontSize].join(' ');
            }).concat(linkShows)";
        let mut seen = vec![browser.run(look).await];
        browser.run("widget().element.setAttribute('mode', 'dialog')").await;
        report(&browser, "w").await;
        seen.push(browser.run(look).await);
        browser.run("widget().element.open()").await;
        report(&browser, "w").await;
        seen.push(browser.run(look).await);
        assert_well(&browser).await;
        looks.push(seen);
    }
    assert_eq!(looks[0], looks[1]);
}
