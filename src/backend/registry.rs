//! Every backend there is, and which one a configuration means.

use super::{Accepted, Backend, Exchange, Revised, native::Native};
use crate::{
    domain::{
        AddressMatch, Capabilities, Category, Complaint, District, LanguageTag, MediaType, PhotoId, Rating,
        Receipt,
    },
    embed::BackendConfig,
    form::Submission,
};

/// Makes the sum of all backends from the list below.
///
/// Not `dyn Backend`: a table of all its operations would keep each of them in the part of the widget that loads
/// first, where only two are used.
macro_rules! backends {
    ($($name:ident: $settings:pat => $made:expr;)+) => {
        /// One of the backends.
        #[derive(Clone)]
        pub enum AnyBackend {
            $(
                #[doc = concat!("[`", stringify!($name), "`].")]
                $name($name),
            )+
        }

        /// The backend that a deployment's configuration names.
        #[must_use]
        pub fn backend(config: &BackendConfig) -> AnyBackend {
            match config {
                $($settings => AnyBackend::$name($made),)+
            }
        }

        impl Backend for AnyBackend {
            fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
                match self { $(Self::$name(it) => it.capabilities(language),)+ }
            }

            fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>> {
                match self { $(Self::$name(it) => it.categories(language),)+ }
            }

            fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>> {
                match self { $(Self::$name(it) => it.districts(language),)+ }
            }

            fn search_addresses(&self, query: &str, language: &LanguageTag) -> Exchange<Vec<AddressMatch>> {
                match self { $(Self::$name(it) => it.search_addresses(query, language),)+ }
            }

            fn submit(&self, submission: &Submission, key: &str) -> Exchange<Accepted> {
                match self { $(Self::$name(it) => it.submit(submission, key),)+ }
            }

            fn upload_photo(&self, receipt: &Receipt, photo: &PhotoId, media_type: MediaType) -> Exchange<()> {
                match self { $(Self::$name(it) => it.upload_photo(receipt, photo, media_type),)+ }
            }

            fn read(
                &self,
                receipt: &Receipt,
                revision: Option<&str>,
                language: &LanguageTag,
            ) -> Exchange<Option<Revised<Complaint>>> {
                match self { $(Self::$name(it) => it.read(receipt, revision, language),)+ }
            }

            fn add_information(&self, receipt: &Receipt, text: &str, key: &str) -> Exchange<()> {
                match self { $(Self::$name(it) => it.add_information(receipt, text, key),)+ }
            }

            fn rate(&self, receipt: &Receipt, rating: &Rating) -> Exchange<()> {
                match self { $(Self::$name(it) => it.rate(receipt, rating),)+ }
            }

            fn reopen(&self, receipt: &Receipt, reason: &str, key: &str) -> Exchange<()> {
                match self { $(Self::$name(it) => it.reopen(receipt, reason, key),)+ }
            }
        }
    };
}

backends! {
    Native: BackendConfig::Native { url } => Native::new(url);
}
