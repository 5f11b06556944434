//! What comes after the report: reading, adding, judging, listing.

use complaint_widget::{
    backend::{Outcome, Refusal, Revised, Trouble},
    domain::{
        Bounds, Code, Complaint, ListQuery, Point, PublicComplaint, Rating, Receipt, Reference, Satisfaction,
        Status, TimelineEvent,
    },
};
use uuid::Uuid;

use super::{Filed, Line, filing::send_photos};
use crate::{
    desk::Returned,
    finding::{Checked, ensure, failed, given},
};

/// How far a point may move on its way through a 32-bit float, in degrees.
const BLUR: f64 = 0.000_05;

impl Line<'_> {
    async fn read_if(
        &self,
        receipt: &Receipt,
        revision: Option<&str>,
    ) -> Outcome<Option<Revised<Complaint>>> {
        self.phone.run(self.backend.read(receipt, revision, &self.language)).await
    }

    pub(super) async fn read(&self, receipt: &Receipt) -> Checked<Revised<Complaint>> {
        let read = self.read_if(receipt, None).await.map_err(|trouble| failed("the complaint", trouble))?;
        read.ok_or_else(|| failed("the complaint", "unchanged since nothing"))
    }

    async fn tracks(&self) -> Checked {
        given(self.known().await?.capabilities.tracking, "a complaint can't be read again")
    }
}

pub(super) async fn reading_gives_back_what_was_sent(line: &Line<'_>) -> Checked {
    line.tracks().await?;
    let filed = line.file_whole().await?;
    let photos = send_photos(line, &filed).await?;
    let complaint = line.read(&filed.receipt).await?.value;
    ensure(complaint.status.is_open(), "an open complaint", &complaint.status)?;
    let is_same = complaint.reference == filed.receipt.reference;
    ensure(is_same, format!("{:?}", filed.receipt.reference), &complaint.reference)?;
    line.facts.returned.iter().try_for_each(|part| comes_back(*part, &filed, &complaint, photos))
}

fn comes_back(part: Returned, filed: &Filed, complaint: &Complaint, photos: usize) -> Checked {
    let sent = filed.submission.content();
    match part {
        Returned::Description => {
            let read = complaint.description.as_ref().map(|words| words.text.replace('\r', ""));
            // Other words stand in it, too, where they have no place of their own.
            let is_whole = read.as_ref().is_some_and(|words| words.contains(&sent.description));
            ensure(is_whole, format!("{:?}", sent.description), &read)
        }
        Returned::Category => {
            let read = &complaint.category;
            ensure(read.as_ref() == Some(&sent.category), format!("{:?}", sent.category), read)
        }
        Returned::Point => {
            let near = |(a, b): (Point, Point)| {
                (a.latitude - b.latitude).abs() < BLUR && (a.longitude - b.longitude).abs() < BLUR
            };
            let is_near = complaint.place.point.zip(sent.place.point).is_some_and(near);
            ensure(is_near, format!("{:?}", sent.place.point), complaint.place.point)
        }
        Returned::Words => {
            let read = &complaint.place.description;
            ensure(*read == sent.place.description, format!("{:?}", sent.place.description), read)
        }
        Returned::Photos => {
            let arrived = complaint.photos.iter().filter(|photo| photo.received_at.is_some()).count();
            ensure(arrived == photos, format!("{photos} photos that arrived"), &complaint.photos)
        }
    }
}

pub(super) async fn a_wrong_receipt_opens_nothing(line: &Line<'_>) -> Checked {
    line.tracks().await?;
    let capabilities = line.known().await?.capabilities.clone();
    // What may not be sent can still be read.
    let right = if capabilities.reporting {
        line.file_whole().await?.receipt
    } else {
        Receipt { reference: Reference("1".to_owned()), code: None }
    };
    let other = |reference: String| Receipt { reference: Reference(reference), ..right.clone() };
    let mut wrong = vec![
        other(format!("{}0099", right.reference.0)),
        other(Uuid::new_v4().to_string()),
        other("../services".to_owned()),
    ];
    if capabilities.codes {
        let coded = |code: &str| Receipt { code: Some(Code::new(code.to_owned())), ..right.clone() };
        wrong.extend([coded("WRONGCODE"), coded("密码")]);
    }
    for receipt in wrong {
        let read = line.read_if(&receipt, None).await;
        ensure(matches!(read, Err(Trouble::NotFound)), format!("nothing found by {receipt:?}"), read)?;
    }
    Ok(())
}

pub(super) async fn unchanged_is_not_sent_again(line: &Line<'_>) -> Checked {
    line.tracks().await?;
    let filed = line.file_whole().await?;
    let first = line.read(&filed.receipt).await?;
    given(first.revision.is_some(), "it marks no revisions")?;
    let read = line.read_if(&filed.receipt, first.revision.as_deref()).await;
    ensure(matches!(read, Ok(None)), "unchanged", read)?;
    let Ok(desk) = line.desk() else { return Ok(()) };
    desk.answer(&filed.receipt, "Repaired.").await;
    let read = line.read_if(&filed.receipt, first.revision.as_deref()).await;
    ensure(matches!(read, Ok(Some(_))), "changed after the answer", read)
}

pub(super) async fn information_arrives(line: &Line<'_>) -> Checked {
    let capabilities = line.known().await?.capabilities.clone();
    given(capabilities.add_information, "nothing can be added")?;
    let receipt = line.file_whole().await?.receipt;
    let key = Uuid::new_v4().to_string();
    let add = async || {
        let added = line.phone.run(line.backend.add_information(&receipt, "Again tonight", &key)).await;
        added.map_err(|trouble| failed("added", trouble))
    };
    add().await?;
    if capabilities.idempotent_submit {
        add().await?;
    }
    let timeline = line.read(&receipt).await?.value.timeline;
    let is_ours = |event: &TimelineEvent| matches!(event, TimelineEvent::Information(words) if words.text == "Again tonight");
    let times = timeline.iter().filter(|entry| is_ours(&entry.event)).count();
    ensure(times == 1, "the words once in the history", timeline)
}

/// A verdict: unsolved.
pub(super) fn unsolved() -> Checked<Rating> {
    let satisfaction = Satisfaction::new(2).ok_or_else(|| failed("2 of 5", "none"))?;
    Ok(Rating { contacted: true, solved: false, satisfaction, words: Some("Not yet".to_owned()) })
}

pub(super) async fn a_rating_is_kept(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.rating, "no answer can be rated")?;
    let desk = line.desk()?;
    let receipt = line.file_whole().await?.receipt;
    let rating = unsolved()?;
    let early = line.phone.run(line.backend.rate(&receipt, &rating)).await;
    let is_refused = matches!(early, Err(Trouble::Refused(Refusal::WrongStatus)));
    ensure(is_refused, "refused before there is an answer", early)?;
    desk.answer(&receipt, "They stop at ten now.").await;
    let rated = line.phone.run(line.backend.rate(&receipt, &rating)).await;
    rated.map_err(|trouble| failed("rated", trouble))?;
    let complaint = line.read(&receipt).await?.value;
    let answer = complaint.answer().map(|words| words.text.as_str());
    ensure(answer == Some("They stop at ten now."), "the answer", answer)?;
    let told = complaint.rating.as_ref();
    ensure(told == Some(&rating), format!("{rating:?}"), told)
}

pub(super) async fn reopening_takes_it_up_again(line: &Line<'_>) -> Checked {
    let capabilities = line.known().await?.capabilities.clone();
    given(capabilities.reopening, "nothing can be reopened")?;
    let desk = line.desk()?;
    let receipt = line.file_whole().await?.receipt;
    let reopen =
        async |key: &str| line.phone.run(line.backend.reopen(&receipt, "Still loud at midnight", key)).await;
    let early = reopen(&Uuid::new_v4().to_string()).await;
    let is_refused = matches!(early, Err(Trouble::Refused(Refusal::WrongStatus)));
    ensure(is_refused, "refused before there is an answer", early)?;
    desk.answer(&receipt, "They stop at ten now.").await;
    let key = Uuid::new_v4().to_string();
    for _ in 0..if capabilities.idempotent_submit { 2 } else { 1 } {
        reopen(&key).await.map_err(|trouble| failed("reopened", trouble))?;
    }
    let complaint = line.read(&receipt).await?.value;
    ensure(complaint.status == Status::Reopened, "reopened", &complaint.status)?;
    let times =
        complaint.timeline.iter().filter(|entry| matches!(entry.event, TimelineEvent::Reopened(_))).count();
    ensure(times == 1, "reopened once in the history", &complaint.timeline)
}

impl Line<'_> {
    async fn list(&self, query: &ListQuery) -> Checked<Vec<PublicComplaint>> {
        let listed = self.phone.run(self.backend.list(query)).await;
        listed.map_err(|trouble| failed("a list", trouble))
    }
}

/// The square around a point with sides of some 200 metres.
fn around(point: Point) -> Bounds {
    let Point { latitude, longitude, .. } = point;
    let reach = 0.001;
    Bounds {
        south: latitude - reach,
        west: longitude - reach,
        north: latitude + reach,
        east: longitude + reach,
    }
}

pub(super) async fn it_is_on_the_list(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.public_list, "it lists nothing")?;
    let facts = line.facts;
    given(facts.lists_new_ones, "its list doesn't show every new complaint")?;
    given(line.known().await?.capabilities.reporting, "it takes no reports")?;
    let query = ListQuery { area: Some(around(facts.point)), ..ListQuery::default() };
    let before = line.list(&query).await?.len();
    let filed = line.file_whole().await?;
    let listed = line.list(&query).await?;
    let has = |it: &PublicComplaint| it.reference.as_ref() == Some(&filed.receipt.reference);
    // Some lists tell no numbers.
    let tells_numbers = listed.iter().any(|it| it.reference.is_some());
    let is_there = if tells_numbers { listed.iter().any(has) } else { listed.len() == before + 1 };
    ensure(is_there, format!("{:?} among them", filed.receipt.reference), listed)
}

pub(super) async fn the_list_keeps_to_what_was_asked(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    given(known.capabilities.public_list, "it lists nothing")?;
    let all = line.list(&ListQuery::default()).await?;
    ensure(!all.is_empty(), "what is there", "nothing")?;
    let category = all.iter().find_map(|it| it.category.clone());
    let point = all.iter().find_map(|it| it.point).unwrap_or(line.facts.point);
    let empty_sea = Bounds { south: -0.5, west: -150.5, north: 0.5, east: -149.5 };
    for query in [
        ListQuery { category, ..ListQuery::default() },
        ListQuery { area: Some(around(point)), ..ListQuery::default() },
        ListQuery { area: Some(empty_sea), ..ListQuery::default() },
    ] {
        let listed = line.list(&query).await?;
        let other = listed.iter().find(|it| !query.matches(it));
        ensure(other.is_none(), format!("only what matches {query:?}"), other)?;
        let found = all.iter().filter(|it| query.matches(it)).count();
        ensure(listed.len() >= found, format!("{found} complaints at least"), listed.len())?;
    }
    Ok(())
}
