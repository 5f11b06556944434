//! OpenAPI schemas of the types whose serde form is written by hand; the others derive theirs.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type},
    },
};

use super::{Code, Satisfaction, Status, Timestamp};

fn text(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

impl PartialSchema for Status {
    /// An open list: a client keeps a word that it doesn't know.
    fn schema() -> RefOr<Schema> {
        text(
            "Where a complaint stands: `received`, `forwarded`, `in_progress`, `answered`, `reopened`, \
             `closed` or `out_of_scope`. Later versions may add words.",
        )
        .examples(Self::KNOWN.iter().map(|status| status.as_str().to_owned()))
        .into()
    }
}

impl ToSchema for Status {}

impl PartialSchema for Timestamp {
    fn schema() -> RefOr<Schema> {
        text("A moment as an RFC 3339 text. The hotline writes UTC.")
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .examples(["2026-11-24T09:12:00Z"])
            .into()
    }
}

impl ToSchema for Timestamp {}

impl PartialSchema for Satisfaction {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .description(Some("Satisfaction, from 1 (not at all) to 5 (entirely)."))
            .minimum(Some(1))
            .maximum(Some(5))
            .examples([4])
            .into()
    }
}

impl ToSchema for Satisfaction {}

impl PartialSchema for Code {
    fn schema() -> RefOr<Schema> {
        text("The secret that opens a complaint together with its reference.").examples(["7K4M-Q2XP"]).into()
    }
}

impl ToSchema for Code {}
