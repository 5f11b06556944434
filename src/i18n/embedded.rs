//! The default language, which travels inside the Wasm so that no message is ever missing.

/// The tag of the language whose messages are embedded.
pub const EMBEDDED_LANGUAGE: &str = "en";

/// The messages of [`EMBEDDED_LANGUAGE`]: every file of its folder under `locales/`.
pub const EMBEDDED_MESSAGES: &str = concat!(
    include_str!("../../locales/en/check.ftl"),
    include_str!("../../locales/en/common.ftl"),
    include_str!("../../locales/en/complaint.ftl"),
    include_str!("../../locales/en/contact.ftl"),
    include_str!("../../locales/en/describe.ftl"),
    include_str!("../../locales/en/feedback.ftl"),
    include_str!("../../locales/en/home.ftl"),
    include_str!("../../locales/en/photos.ftl"),
    include_str!("../../locales/en/place.ftl"),
    include_str!("../../locales/en/privacy.ftl"),
    include_str!("../../locales/en/problem.ftl"),
    include_str!("../../locales/en/rate.ftl"),
    include_str!("../../locales/en/sent.ftl"),
    include_str!("../../locales/en/track.ftl"),
);
