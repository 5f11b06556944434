//! The default language, which travels inside the Wasm so that no message is ever missing.

/// The tag of the language whose messages are embedded.
pub const EMBEDDED_LANGUAGE: &str = "en";

/// The messages of [`EMBEDDED_LANGUAGE`] that the first screens need: every file right in its folder under `locales/`.
pub const EMBEDDED_MESSAGES: &str = concat!(
    include_str!("../../locales/en/common.ftl"),
    include_str!("../../locales/en/describe.ftl"),
    include_str!("../../locales/en/home.ftl"),
    include_str!("../../locales/en/trouble.ftl"),
);

/// Those that only the later screens need: every file of its folder `later`. To name them is to load them, so only the
/// later part of the Wasm does.
pub const EMBEDDED_LATER_MESSAGES: &str = concat!(
    include_str!("../../locales/en/later/check.ftl"),
    include_str!("../../locales/en/later/complaint.ftl"),
    include_str!("../../locales/en/later/config.ftl"),
    include_str!("../../locales/en/later/contact.ftl"),
    include_str!("../../locales/en/later/describe.ftl"),
    include_str!("../../locales/en/later/feedback.ftl"),
    include_str!("../../locales/en/later/home.ftl"),
    include_str!("../../locales/en/later/kept.ftl"),
    include_str!("../../locales/en/later/photos.ftl"),
    include_str!("../../locales/en/later/place.ftl"),
    include_str!("../../locales/en/later/privacy.ftl"),
    include_str!("../../locales/en/later/problem.ftl"),
    include_str!("../../locales/en/later/rate.ftl"),
    include_str!("../../locales/en/later/sent.ftl"),
    include_str!("../../locales/en/later/shared.ftl"),
    include_str!("../../locales/en/later/track.ftl"),
    include_str!("../../locales/en/later/version.ftl"),
);
