//! A district's own page, with the widget in it.

use std::{collections::BTreeMap, fs};

use serde_json::{Value, json};

use crate::{
    deployment::Deployment,
    hotline::{Hotline, Options},
    places::Places,
    site::{Object, Site},
};

/// A page on a site of its own, and the hotline whose widget stands in it. To browsers the two aren't only of different
/// origins, but of different sites (`localhost` and `127.0.0.1`), so that they keep apart what each of them stores.
pub struct Host {
    /// The hotline, which serves the widget.
    pub hotline: Hotline,
    origin: String,
    _site: Site,
    /// The widget as it is served.
    pub widget: Deployment,
}

impl Host {
    /// What is to be run in the page for journeys to learn what it is told (`told`, pairs of an event's type and its
    /// detail) and what its content policy has stopped (`stopped`), but for the icon, which browsers ask for by
    /// themselves.
    pub const LISTEN: &str = "window.told = [];
    window.stopped = [];
    for (const type of ['ready', 'opened', 'submitted', 'rated', 'closed', 'error'])
        addEventListener(`complaint-widget:${type}`, event => told.push([type, event.detail]));
    addEventListener('securitypolicyviolation', event => {
        if (!event.blockedURI.endsWith('/favicon.ico'))
            stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
    });";

    /// A page with these headers, in which `{widget}` stands for the widget's origin, as it does in their values. The
    /// widget lets it frame itself.
    pub async fn of(page: &str, headers: &[(&str, &str)]) -> Self {
        Self::serving(page, headers, true).await
    }

    /// [`Self::of`] where the widget lets nobody frame itself.
    pub async fn unlisted(page: &str, headers: &[(&str, &str)]) -> Self {
        Self::serving(page, headers, false).await
    }

    async fn serving(page: &str, headers: &[(&str, &str)], is_listed: bool) -> Self {
        let widget = Deployment::release();
        let mut hotline = Hotline::with(Options { widget: widget.path().to_owned(), ..Options::default() });
        let fill = |text: &str| text.replace("{widget}", hotline.url().trim_end_matches('/'));
        let kind = [("content-type", "text/html; charset=utf-8")];
        let headers = kind.iter().chain(headers).map(|(name, value)| ((*name).to_owned(), fill(value)));
        let page = Object { headers: headers.collect(), body: fill(page).into_bytes() };
        let site = Site::of(BTreeMap::from([("/".to_owned(), page)])).await;
        let origin = site.origin().replace("127.0.0.1", "localhost");
        if is_listed {
            let config =
                fs::read(Places::widget().join("config.json")).expect("the widget has a configuration");
            let mut config: Value = serde_json::from_slice(&config).expect("it is JSON");
            config["embedding"] = json!({ "origins": [origin] });
            widget.add("config.json", &config);
            // It reads who may frame the widget when it starts.
            hotline.start_again();
        }
        Self { hotline, origin, _site: site, widget }
    }

    /// The widget's configuration.
    #[must_use]
    pub fn config(&self) -> Value {
        let config =
            fs::read(self.widget.path().join("config.json")).expect("the widget has a configuration");
        serde_json::from_slice(&config).expect("it is JSON")
    }

    /// The page's address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/", self.origin)
    }
}
