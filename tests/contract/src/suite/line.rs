//! A phone, a backend and the hotline's own side, and reports made between them.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    rc::Rc,
    time::{SystemTime, UNIX_EPOCH},
};

use complaint_widget::{
    backend::{Accepted, Attempt, Backend, Outcome, Proof, Trouble},
    domain::{
        Capabilities, Category, CategoryCode, ContactRules, Datatype, Demand, LanguageTag, MediaType,
        PhotoId, PlaceKind, Question, Receipt, Script, Timestamp,
    },
    form::{Draft, DraftContact, DraftPhoto, DraftPlace, PointSource, Rules, Submission, TypedAnswer, check},
};
use uuid::Uuid;

use crate::{
    desk::{Desk, Facts},
    finding::{Checked, Miss, ensure, failed, given},
    picture::picture,
    runner::Phone,
};

/// What citizens of three scripts write, markup included.
const DESCRIPTION: &str = "吵得睡不着 — لا أستطيع النوم 😴\n<script>alert(\"1\")</script> & 100 %+";
/// How often a number that is to follow is asked for.
const PATIENCE: usize = 6;
/// The most photos that a report of ours has.
const PHOTOS_MAX: usize = 4;

/// A phone that speaks to a hotline by a backend, and the hotline's own side.
pub struct Line<'a> {
    /// The backend.
    pub backend: &'a dyn Backend,
    /// What is known of the hotline beside its capabilities.
    pub facts: Facts,
    desk: Option<&'a dyn Desk>,
    /// The phone.
    pub phone: Phone,
    /// The language of the screen.
    pub language: LanguageTag,
    known: RefCell<Option<Rc<Known>>>,
}

/// What the hotline says of itself.
pub(super) struct Known {
    pub capabilities: Capabilities,
    /// With their questions, also where those are kept apart.
    pub categories: Vec<Category>,
}

/// A report that was taken.
pub struct Filed {
    /// What was sent.
    pub submission: Submission,
    /// How it was sent.
    pub attempt: Attempt,
    /// How it ended.
    pub accepted: Accepted,
    /// What opens it.
    pub receipt: Receipt,
}

impl<'a> Line<'a> {
    /// A line in English to a hotline whose own side is at hand.
    #[must_use]
    pub fn new(backend: &'a dyn Backend, desk: &'a dyn Desk, phone: Phone) -> Self {
        Self { desk: Some(desk), ..Self::from_outside(backend, desk.facts(), phone) }
    }

    /// A line in English to a hotline of which only the public side can be seen.
    #[must_use]
    pub fn from_outside(backend: &'a dyn Backend, facts: Facts, phone: Phone) -> Self {
        let language = LanguageTag::new("en");
        Self { backend, facts, desk: None, phone, language, known: RefCell::default() }
    }

    /// The hotline's own side.
    pub(super) fn desk(&self) -> Checked<&'a dyn Desk> {
        self.desk.ok_or_else(|| Miss::NotChecked("it needs the hotline's own side".to_owned()))
    }

    /// Has every answer go right again.
    pub(super) fn repair(&self) {
        if let Some(desk) = self.desk {
            desk.faults().clear();
        }
    }

    /// How many complaints the hotline has, if its own side can be seen.
    pub(super) async fn count(&self) -> Option<usize> {
        match self.desk {
            Some(desk) => Some(desk.complaints().await),
            None => None,
        }
    }

    /// Fails unless the hotline has taken so many complaints since it was counted `before`.
    pub(super) async fn has_taken(&self, complaints: usize, before: Option<usize>) -> Checked {
        let (Some(before), Some(now)) = (before, self.count().await) else { return Ok(()) };
        let expected = before + complaints;
        ensure(now == expected, format!("{expected} complaints at the hotline"), now)
    }

    /// What the hotline can do and what it demands.
    ///
    /// # Errors
    /// When it doesn't tell.
    pub async fn capabilities(&self) -> Checked<Capabilities> {
        let asked = self.phone.run(self.backend.capabilities(&self.language)).await;
        asked.map_err(|trouble| failed("capabilities", trouble))
    }

    /// What the hotline says of itself, asked for once.
    pub(super) async fn known(&self) -> Checked<Rc<Known>> {
        let before = self.known.borrow().clone();
        if let Some(known) = before {
            return Ok(known);
        }
        let capabilities = self.capabilities().await?;
        let asked = self.phone.run(self.backend.categories(&self.language)).await;
        let mut categories = asked.map_err(|trouble| failed("categories", trouble))?;
        for category in categories.iter_mut().filter(|category| category.questions_apart) {
            category.questions = self.questions(&category.code).await?;
        }
        let known = Rc::new(Known { capabilities, categories });
        self.known.replace(Some(known.clone()));
        Ok(known)
    }

    pub(super) async fn questions(&self, category: &CategoryCode) -> Checked<Vec<Question>> {
        let asked = self.phone.run(self.backend.questions(category, &self.language)).await;
        asked.map_err(|trouble| failed(format!("the questions of {category:?}"), trouble))
    }

    /// A draft that says whatever this hotline lets a citizen say, in the category that asks the most.
    ///
    /// # Errors
    /// When the hotline doesn't tell what it needs.
    pub async fn whole_draft(&self) -> Checked<Draft> {
        let known = self.known().await?;
        let capabilities = &known.capabilities;
        let category = known.categories.iter().max_by_key(|category| category.questions.len());
        let category = category.ok_or_else(|| failed("a category", "none"))?;
        let takes_photos = capabilities.photos.as_ref().map_or(0, |rules| rules.max_count.min(PHOTOS_MAX));
        let photos = (0..takes_photos).map(|number| self.photo(capabilities, number));
        Ok(Draft {
            description: DESCRIPTION.to_owned(),
            answers: answers(&category.questions),
            place: self.place(capabilities).await?,
            photos: photos.collect::<Checked<_>>()?,
            contact: DraftContact {
                name: if capabilities.contact.name_script == Script::Latin {
                    "Zoë Müller"
                } else {
                    "王 أمل"
                }
                .to_owned(),
                name_shown: false,
                phone: "＋٣١ ٢٠ ٥٥٥ ٠١٠٠".to_owned(),
                email: "zoe@example.org".to_owned(),
            },
            ..self.bare_draft(category.code.clone()).await?
        })
    }

    /// A draft of this category with nothing but a description, a place and what is demanded.
    pub(super) async fn bare_draft(&self, category: CategoryCode) -> Checked<Draft> {
        let known = self.known().await?;
        let place = DraftPlace { description: "Behind the library".to_owned(), ..DraftPlace::default() };
        let takes_words = known.capabilities.places.contains(&PlaceKind::Description)
            && !known.capabilities.place_rules.point_required;
        Ok(Draft {
            key: Uuid::new_v4().to_string(),
            class: known.capabilities.classes.first().copied(),
            category: Some(category),
            description: "Dark since Monday".to_owned(),
            place: if takes_words { place } else { self.point_alone() },
            contact: contact(&known.capabilities.contact, Demand::Required),
            ..Draft::default()
        })
    }

    fn point_alone(&self) -> DraftPlace {
        DraftPlace { point: Some((self.facts.point, PointSource::Phone)), ..DraftPlace::default() }
    }

    async fn place(&self, capabilities: &Capabilities) -> Checked<DraftPlace> {
        let takes = |kind| capabilities.places.contains(&kind);
        let mut place = if takes(PlaceKind::Point) { self.point_alone() } else { DraftPlace::default() };
        let query = self.facts.address_query;
        if takes(PlaceKind::Address) && !query.is_empty() {
            let found = self.phone.run(self.backend.search_addresses(query, &self.language)).await;
            let found = found.map_err(|trouble| failed("addresses", trouble))?;
            let first = found.first().ok_or_else(|| failed(format!("an address for {query:?}"), "none"))?;
            place.choose_address(first);
        }
        if takes(PlaceKind::Description) {
            place.description = "Third floor, by the lift".to_owned();
        }
        if takes(PlaceKind::District) {
            let districts = self.phone.run(self.backend.districts(&self.language)).await;
            let districts = districts.map_err(|trouble| failed("districts", trouble))?;
            place.choose_district(districts.first().map(|district| district.code.clone()));
        }
        Ok(place)
    }

    /// One more photo of a type that the hotline takes, which the phone then holds.
    fn photo(&self, capabilities: &Capabilities, number: usize) -> Checked<DraftPhoto> {
        let types = capabilities.photos.as_ref().map_or(&[][..], |rules| &rules.media_types);
        let media_type = types.get(number % types.len().max(1)).copied().unwrap_or(MediaType::Jpeg);
        let shade = u8::try_from(number * 40).unwrap_or_default();
        let bytes = picture(media_type, shade).map_err(|error| failed("a picture", error))?;
        let id = PhotoId(Uuid::new_v4().to_string());
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.phone.hold(id.clone(), bytes);
        let description = format!("Picture {}", number + 1);
        Ok(DraftPhoto { id, media_type, bytes: size, description, taken_at: None })
    }

    /// What the draft becomes by the rules of the hotline; `more` are categories that it doesn't have.
    ///
    /// # Errors
    /// What is wrong with the draft.
    pub async fn judge(&self, draft: &Draft, more: &[Category]) -> Checked<Submission> {
        let known = self.known().await?;
        let categories = [&known.categories, more].concat();
        let local_time = |text: &str| Timestamp::from_rfc3339(&format!("{text}:00Z"));
        let rules = Rules {
            capabilities: &known.capabilities,
            categories: &categories,
            language: &self.language,
            local_time: &local_time,
            now: now(),
        };
        check(draft, &rules).map_err(|problems| failed("a draft that keeps every rule", problems))
    }

    /// Sends a submission once.
    ///
    /// # Errors
    /// How it ended.
    pub async fn send(&self, submission: &Submission, attempt: &Attempt) -> Outcome<Accepted> {
        self.phone.run(self.backend.submit(submission, attempt)).await
    }

    /// Sends a report. One that is taken for another is sent again with the citizen's insisting.
    ///
    /// # Errors
    /// When it isn't taken, or not once, or no number comes; or when the hotline takes no reports.
    pub async fn file(&self, draft: &Draft) -> Checked<Filed> {
        given(self.known().await?.capabilities.reporting, "it takes no reports")?;
        let submission = self.judge(draft, &[]).await?;
        let mut attempt = Attempt { key: draft.key.clone(), insists: false };
        let before = self.count().await;
        let mut ended = self.send(&submission, &attempt).await;
        if matches!(ended, Err(Trouble::Duplicate(_))) {
            self.has_taken(0, before).await?;
            attempt.insists = true;
            ended = self.send(&submission, &attempt).await;
        }
        let accepted = ended.map_err(|trouble| failed("accepted", trouble))?;
        self.has_taken(1, before).await?;
        let receipt = self.number(&accepted).await?;
        Ok(Filed { submission, attempt, accepted, receipt })
    }

    /// Sends a report with everything.
    ///
    /// # Errors
    /// Those of [`Line::file`].
    pub async fn file_whole(&self) -> Checked<Filed> {
        self.file(&self.whole_draft().await?).await
    }

    /// The receipt, at once or as soon as the hotline has it.
    async fn number(&self, accepted: &Accepted) -> Checked<Receipt> {
        let ticket = match &accepted.proof {
            Proof::Numbered(receipt) => return Ok(receipt.clone()),
            Proof::NumberToFollow(ticket) => ticket,
            Proof::Unconfirmed => return Err(failed("a number, now or later", &accepted.proof)),
        };
        for _ in 0..PATIENCE {
            match self.phone.run(self.backend.number(ticket)).await {
                Ok(Some(receipt)) => return Ok(receipt),
                Ok(None) => {}
                Err(trouble) => return Err(failed("the number that was to follow", trouble)),
            }
        }
        Err(failed("the number that was to follow", "none"))
    }
}

/// Contact data, as far as it is demanded at least so much.
fn contact(rules: &ContactRules, least: Demand) -> DraftContact {
    let given = |demand: Demand, text: &str| {
        if demand == Demand::Required || demand == least { text.to_owned() } else { String::new() }
    };
    let name = if rules.name_script == Script::Latin { "Zoë Müller" } else { "王 أمل" };
    DraftContact {
        name: given(rules.name, name),
        name_shown: false,
        phone: given(rules.phone, "＋٣١ ٢٠ ٥٥٥ ٠١٠٠"),
        email: given(rules.email, "zoe@example.org"),
    }
}

/// The moment, by this machine's clock.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// An answer to every question.
fn answers(questions: &[Question]) -> BTreeMap<String, TypedAnswer> {
    let answer = |question: &Question| {
        let keys = question.options.iter().map(|option| option.key.clone());
        Some(match question.datatype {
            Datatype::Notice => return None,
            Datatype::String | Datatype::Text => TypedAnswer::Text("By the gate, 大门".to_owned()),
            Datatype::Number => TypedAnswer::Text("٥".to_owned()),
            Datatype::Datetime => TypedAnswer::Text("2026-11-20T22:30".to_owned()),
            Datatype::SingleValueList => TypedAnswer::Text(keys.take(1).collect()),
            Datatype::MultiValueList => TypedAnswer::Keys(keys.collect()),
        })
    };
    questions.iter().filter_map(|question| Some((question.code.clone(), answer(question)?))).collect()
}
