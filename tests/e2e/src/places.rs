//! Where the things are that a journey needs. `cargo xtask test journeys` says it in the environment; without
//! that, they are taken from where `cargo xtask` leaves them in the clone.

use std::{
    env,
    path::{Path, PathBuf},
};

/// Where the things are.
pub struct Places;

impl Places {
    /// The widget's release build.
    #[must_use]
    pub fn widget() -> PathBuf {
        told("WIDGET_DIST", "dist")
    }

    /// The development build with the component gallery.
    #[must_use]
    pub fn gallery() -> PathBuf {
        told("GALLERY_DIST", "target/gallery-dist")
    }

    /// The hotline's program.
    #[must_use]
    pub fn hotline() -> PathBuf {
        told("HOTLINE_BIN", "target/debug/hotline")
    }

    /// The script of axe-core.
    #[must_use]
    pub fn axe() -> PathBuf {
        told("AXE_JS", "xtask/npm/node_modules/axe-core/axe.min.js")
    }

    /// Chromium or Chrome.
    pub(crate) fn chromium() -> PathBuf {
        told("CHROMIUM", "/usr/bin/chromium")
    }

    /// The driver of Chromium's version.
    pub(crate) fn chromedriver() -> PathBuf {
        told("CHROMEDRIVER", "/usr/bin/chromedriver")
    }

    /// Firefox.
    pub(crate) fn firefox() -> PathBuf {
        told("FIREFOX", "/usr/bin/firefox-esr")
    }

    /// Firefox's driver.
    pub(crate) fn geckodriver() -> PathBuf {
        told("GECKODRIVER", "/usr/bin/geckodriver")
    }

    /// The browser that comes with WebKitGTK.
    pub(crate) fn mini_browser() -> PathBuf {
        told("MINI_BROWSER", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")
    }

    /// WebKitGTK's driver.
    pub(crate) fn webkit_driver() -> PathBuf {
        told("WEBKIT_DRIVER", "/usr/bin/WebKitWebDriver")
    }

    /// The X server without a monitor, for WebKitGTK.
    pub(crate) fn xvfb() -> PathBuf {
        told("XVFB", "/usr/bin/Xvfb")
    }

    /// The program of the project's own commands.
    pub(crate) fn xtask() -> PathBuf {
        told("XTASK_BIN", "target/debug/xtask")
    }

    /// nginx.
    pub(crate) fn nginx() -> PathBuf {
        told("NGINX", "/usr/sbin/nginx")
    }

    /// nginx's module for files that are compressed with brotli already.
    pub(crate) fn nginx_brotli() -> PathBuf {
        told("NGINX_BROTLI", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    }

    /// Caddy.
    pub(crate) fn caddy() -> PathBuf {
        told("CADDY", "/usr/bin/caddy")
    }

    /// The root of the clone.
    #[must_use]
    pub fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .expect("the package is two folders deep")
            .to_owned()
    }
}

fn told(variable: &str, or_else: &str) -> PathBuf {
    let path = env::var_os(variable).map_or_else(|| Places::root().join(or_else), PathBuf::from);
    assert!(
        path.exists(),
        "{} is missing: run `cargo xtask test journeys`, or set {variable}",
        path.display()
    );
    path
}
