//! The page's wishes, at the start and later.

use serde_json::{Value, json};

use super::{ONE, Stage, assert_well, heard, report, settings};

/// The settings after a script of the page's.
async fn after(browser: &complaint_widget_journeys::Browser, script: &str) -> Value {
    browser.run(&format!("const {{ element }} = widget(); {script}")).await;
    settings(browser).await
}

#[tokio::test]
async fn each_attribute_takes_effect_at_any_time_without_loading_the_frame_anew() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_ready().await;
    let before = report(&browser, "w").await;
    let mut expected = json!({ "lang": "en", "mode": "inline", "style": {} });
    assert_eq!(settings(&browser).await, expected);
    for (name, value) in [
        ("lang", "ar"),
        ("theme", "dark"),
        ("category", "roads"),
        ("class", "inquiry"),
        ("reference", "PH-2026-000042"),
        ("mode", "dialog"),
        ("config", "harbour"),
    ] {
        expected[name] = json!(value);
        let seen = after(&browser, &format!("element.setAttribute('{name}', '{value}')")).await;
        assert_eq!(seen, expected, "{name}");
    }
    let all = "for (const name of ['lang', 'theme', 'category', 'class', 'reference', 'mode', 'config'])
        element.removeAttribute(name);";
    assert_eq!(after(&browser, all).await, json!({ "lang": "en", "mode": "inline", "style": {} }));
    let now = report(&browser, "w").await;
    assert_eq!((&now["born"], &now["address"]), (&before["born"], &before["address"]));
    let told = heard(&browser).await;
    let types: Vec<_> = told.iter().map(|message| message["type"].as_str().unwrap()).collect();
    // One for each attribute, and one for all that were removed together.
    assert_eq!(types, ["hello"].into_iter().chain(["setConfig"; 8]).collect::<Vec<_>>());
    assert_well(&browser).await;
}

#[tokio::test]
async fn the_address_has_the_wishes_but_never_the_number_of_a_report() {
    let stage = Stage::with(
        "<complaint-widget id='w' lang='zh-Hans' theme='contrast' category='roads' class='wide help inquiry'
            reference='PH-2026-000042' config='harbour'><a href='{widget}/'>Tell us</a></complaint-widget>
        <p id='below'>Below</p>",
    )
    .await;
    let browser = stage.open_ready().await;
    let host = stage.host.origin().replace(':', "%3A").replace('/', "%2F");
    let expected = format!(
        "{}/v1/?lang=zh-Hans&theme=contrast&category=roads&class=help&config=harbour&mode=inline&host={host}",
        stage.widget.origin()
    );
    assert_eq!(browser.run("return widget().frame.src").await, json!(expected));
    assert_eq!(settings(&browser).await["reference"], json!("PH-2026-000042"));
    let about = browser.run(
        "const { title, lang, allow, referrerPolicy } = widget().frame;
        return [title, lang, allow, referrerPolicy, widget().frame.hasAttribute('sandbox')]",
    );
    assert_eq!(about.await, json!(["反映问题", "zh", "geolocation; clipboard-write", "no-referrer", false]));
    assert_well(&browser).await;
}

#[tokio::test]
async fn what_is_no_wish_is_left_out() {
    let stage = Stage::with(ONE).await;
    let browser = stage.open_ready().await;
    let strange = "element.setAttribute('theme', 'neon'); element.setAttribute('mode', 'popup');
        element.setAttribute('class', 'wide toString'); element.setAttribute('category', '');
        element.setAttribute('reference', 'x'.repeat(201))";
    assert_eq!(after(&browser, strange).await, json!({ "lang": "en", "mode": "inline", "style": {} }));
    // Not one that the frame would refuse, and none for nothing.
    assert_eq!(heard(&browser).await.len(), 1);
    assert_well(&browser).await;
}

#[tokio::test]
async fn without_a_language_of_its_own_it_takes_that_of_the_page_where_it_stands() {
    let stage = Stage::with(
        "<section id='around'><div id='tree'></div>
        <complaint-widget id='w'><a href='{widget}/'>Tell us</a></complaint-widget></section><p id='below'>Below</p>",
    )
    .await;
    let browser = stage.open_ready().await;
    let root = "document.documentElement";
    assert_eq!(after(&browser, &format!("{root}.lang = 'ar'")).await["lang"], json!("ar"));
    assert_eq!(browser.run("return widget().frame.title").await, json!("الإبلاغ عن مشكلة"));
    let around = "document.getElementById('around').lang = 'zh-Hans'";
    assert_eq!(after(&browser, around).await["lang"], json!("zh-Hans"));
    assert_eq!(after(&browser, "element.lang = 'en-GB'").await["lang"], json!("en-GB"));
    let none = format!(
        "element.removeAttribute('lang'); document.getElementById('around').lang = ''; {root}.lang = ''"
    );
    assert_eq!(
        after(&browser, &none).await.get("lang"),
        None,
        "a page that says of its language that it is unknown"
    );

    // Out of a shadow tree, whose host says the language.
    let inside = "const tree = document.getElementById('tree');
        tree.lang = 'ar';
        tree.attachShadow({ mode: 'open' }).append(element);
        const found = document.getElementById.bind(document);
        document.getElementById = id => found(id) ?? tree.shadowRoot.getElementById(id);";
    browser.run(&format!("const {{ element }} = widget(); {inside}")).await;
    browser.until("the frame shows again", "widget().state.includes('shown')").await;
    assert_eq!(settings(&browser).await["lang"], json!("ar"));
    assert_well(&browser).await;
}

#[tokio::test]
async fn the_pages_colours_and_measures_are_read_whenever_they_may_have_changed() {
    let style = ":root { --complaint-widget-accent: oklch(50% 0.1 200); --complaint-widget-accent-ink: white;
            --complaint-widget-ink: var(--text); --text: rgb(1 2 3); --complaint-widget-font: serif;
            --complaint-widget-radius: 1rem; --complaint-widget-spacing: calc(10px + 0.5em); font-size: 20px }
        .plain { --complaint-widget-accent: hsl(120deg 100% 25%); --complaint-widget-radius: round }
        [data-theme=night] { --complaint-widget-ground: #123 }
        @media (prefers-color-scheme: dark) { :root { --complaint-widget-focus: yellow } }";
    let stage = Stage::in_folder("v1", ONE, style).await;
    let browser = stage.open_ready().await;
    let mut expected = json!({
        "accent": "rgb(0, 116, 122)", "accentInk": "rgb(255, 255, 255)", "ink": "rgb(1, 2, 3)", "font": "serif",
        "radius": "20px", "spacing": "20px",
    });
    assert_eq!(settings(&browser).await["style"], expected);

    let night = after(&browser, "document.body.dataset.theme = 'night'").await;
    expected["ground"] = json!("rgb(17, 34, 51)");
    assert_eq!(night["style"], expected, "a theme of the body's");
    expected["accent"] = json!("rgb(0, 128, 0)");
    // The frame says on the console what is wrong with it.
    expected["radius"] = json!("round");
    let plain = after(&browser, "document.documentElement.className = 'plain'").await;
    assert_eq!(plain["style"], expected, "a class of the root's");
    expected["line"] = json!("rgba(0, 0, 0, 0.5)");
    let own = after(&browser, "element.style.setProperty('--complaint-widget-line', '#00000080')").await;
    assert_eq!(own["style"], expected, "the element's own");
    expected["focus"] = json!("rgb(255, 255, 0)");
    browser.emulate_media(&[("prefers-color-scheme", "dark")]).await;
    // The change is told by an event of its own.
    browser.until("the colours have changed", "matchMedia('(prefers-color-scheme: dark)').matches").await;
    browser
        .run_until_done("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", Vec::new())
        .await;
    assert_eq!(settings(&browser).await["style"], expected, "dark");
    assert_well(&browser).await;
}
