//! The steps of a journey in the citizen's words.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{browser::Browser, picture::Photo, words::words};

/// What the citizen is given to find a report again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The number.
    pub reference: String,
    /// The secret code.
    pub code: String,
}

/// How a question of a category is answered: its code, and what is said.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// Typed text.
    Text(&'static str, &'static str),
    /// One of a few choices in sight.
    Choice(&'static str, &'static str),
}

/// What a citizen has to say.
#[derive(Clone, Debug)]
pub struct Report {
    /// The class of request.
    pub class: &'static str,
    /// The matter in the citizen's words.
    pub description: &'static str,
    /// The category that those words suggest.
    pub category: &'static str,
    /// The answers to the category's own questions.
    pub answers: &'static [Answer],
    /// What is typed to find the address.
    pub address: &'static str,
    /// The address that is found and chosen.
    pub found: &'static str,
    /// The photos.
    pub photos: Vec<Photo>,
    /// The citizen's name, not to be seen by the unit in charge.
    pub name: &'static str,
    /// The citizen's telephone number.
    pub phone: &'static str,
    /// What the hotline answers.
    pub answer: &'static str,
    /// What the citizen says to that.
    pub still_wrong: &'static str,
}

impl Report {
    /// A report in English.
    #[must_use]
    pub fn english() -> Self {
        Self {
            class: "complaint",
            description: "Loud drilling at the construction site every night until two, nobody can sleep",
            category: "noise",
            answers: &[
                Answer::Choice("source", "construction"),
                Answer::Choice("times", "night"),
                Answer::Text("days_a_week", "6"),
            ],
            address: "library",
            found: "Pinghe Library",
            photos: Photo::two(),
            name: "Alex Example",
            phone: "+86 10 5550 0100",
            answer: "We were there on Monday night and told the site to stop at ten.",
            still_wrong: "They drilled again last night.",
        }
    }

    /// A report in Chinese.
    #[must_use]
    pub fn chinese() -> Self {
        Self {
            class: "help",
            description: "小区门口的路灯坏了一个星期，晚上太黑，老人不敢出门。",
            category: "street_lighting",
            answers: &[Answer::Text("pole_number", "平和-0457")],
            address: "鼓楼",
            found: "鼓楼广场",
            photos: Photo::two(),
            name: "王小明",
            phone: "010-55500100",
            answer: "您好，路灯已于昨天修好，感谢您的反映。",
            still_wrong: "昨天晚上路灯还是不亮。",
        }
    }

    /// A report in Arabic.
    #[must_use]
    pub fn arabic() -> Self {
        Self {
            class: "complaint",
            description: "انقطاع المياه في العمارة منذ الصباح، ولا توجد مياه في أي شقة.",
            category: "water_supply",
            // As an Arabic keyboard writes 24.
            answers: &[Answer::Text("households", "٢٤")],
            address: "جسر",
            found: "جسر الصفصاف",
            photos: Photo::two(),
            name: "ليلى المثال",
            phone: "+86 10 5550 0100",
            answer: "أصلحنا الأنبوب هذا الصباح، وعادت المياه إلى العمارة.",
            still_wrong: "المياه مقطوعة مرة أخرى منذ الظهر.",
        }
    }

    /// The report that a citizen writes in a language.
    ///
    /// # Panics
    /// For a language that the demo district doesn't speak.
    #[must_use]
    pub fn of(language: &str) -> Self {
        match language {
            "en" => Self::english(),
            "zh-Hans" => Self::chinese(),
            "ar" => Self::arabic(),
            other => panic!("no report in {other}"),
        }
    }
}

impl Browser {
    /// Opens the widget at `url` and waits until it has taken over from the static shell.
    pub async fn open(&self, url: &str) {
        self.goto(url).await;
        self.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    }

    /// Waits until the screen `name` is there.
    pub async fn on_screen(&self, name: &str) {
        let expression = "document.querySelector('main')?.dataset.screen === arguments[0]";
        self.until_with(&format!("the screen {name}"), expression, vec![json!(name)]).await;
    }

    /// Language and direction of the page.
    pub async fn language(&self) -> (String, String) {
        let read = self.run("return [document.documentElement.lang, document.documentElement.dir]").await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&read[0]), text(&read[1]))
    }

    /// Chooses a language in the bar.
    pub async fn choose_language(&self, tag: &str) {
        self.choose_option(".bar select", tag).await;
        let expression = "document.documentElement.lang === arguments[0]";
        self.until_with(&format!("the page speaks {tag}"), expression, vec![json!(tag)]).await;
    }

    /// From the first screen to the first step of a report.
    pub async fn begin_report(&self) {
        self.on_screen("home").await;
        self.press("a[href='#/report/describe']").await;
        self.on_screen("report/describe").await;
    }

    /// Fills the first step and chooses the category, which the words must have suggested.
    pub async fn describe(&self, report: &Report) {
        self.type_into("description", report.description).await;
        self.choose("class", report.class).await;
        self.choose("category", report.category).await;
        for answer in report.answers {
            match answer {
                Answer::Text(code, text) => self.type_into(&format!("answer-{code}"), text).await,
                Answer::Choice(code, key) => {
                    self.press(&format!("#answer-{code} label:has(> input[value='{key}'])")).await;
                }
            }
        }
    }

    /// Touches the radio button `value` of the group `name`, by its label as a finger does.
    pub async fn choose(&self, name: &str, value: &str) {
        self.press(&format!("label:has(> input[name='{name}'][value='{value}'])")).await;
    }

    /// What the first step suggests, the likeliest first.
    pub async fn suggestions(&self) -> Vec<String> {
        let read =
            self.run("return [...document.querySelectorAll('input[name=category]')].map(it => it.value)");
        read.await.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    }

    /// Searches for an address and touches the one that is called `found`.
    pub async fn say_address(&self, typed: &str, found: &str) {
        self.type_into("address", typed).await;
        let position = "[...document.querySelectorAll('#address-list:not([hidden]) [role=option]')]
            .findIndex(option => option.textContent.trim() === arguments[0]) + 1";
        let position = self.until_with(&format!("{found} is suggested"), position, vec![json!(found)]).await;
        self.press(&format!("#address-list [role=option]:nth-child({position})")).await;
        let chosen = "document.getElementById('address').value === arguments[0]";
        self.until_with(&format!("{found} is chosen"), chosen, vec![json!(found)]).await;
    }

    /// Has the phone be at a place, in degrees (WGS-84), and pages ask it without a question to its owner.
    pub async fn be_at(&self, latitude: f64, longitude: f64) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        let place = json!({ "latitude": latitude, "longitude": longitude, "accuracy": 10 });
        self.cdp("Emulation.setGeolocationOverride", place).await;
    }

    /// Takes the phone's place for the report's.
    pub async fn say_here(&self) {
        let (language, _) = self.language().await;
        self.press_words(&words(&language, "place-locate")).await;
        self.find(".place-given__remove").await;
    }

    /// Chooses files as photos: pairs of a name and what is in it, written to `folder`.
    pub async fn pick_files(&self, folder: &Path, files: &[(&str, Vec<u8>)]) {
        let write = |(name, content): &(&str, Vec<u8>)| {
            let path = folder.join(name);
            fs::write(&path, content).expect("the folder takes files");
            path.display().to_string()
        };
        let paths: Vec<String> = files.iter().map(write).collect();
        self.choose_files("#photo-picker", &paths).await;
    }

    /// Adds photos, waits until they are ready, and says of each what it shows.
    pub async fn add_photos(&self, photos: &[Photo]) {
        self.add_more_photos(photos, 0).await;
    }

    /// [`Self::add_photos`] beside the `before` that are there already.
    pub async fn add_more_photos(&self, photos: &[Photo], before: usize) {
        let folder = tempfile::tempdir().expect("a folder for the photos");
        let names: Vec<String> = (1..=photos.len()).map(|number| format!("IMG_{number:04}.JPG")).collect();
        let files: Vec<(&str, Vec<u8>)> =
            names.iter().map(String::as_str).zip(photos.iter().map(Photo::jpeg)).collect();
        self.pick_files(folder.path(), &files).await;
        let ready = "document.querySelectorAll('.photo-card').length === arguments[0]";
        let count = before + photos.len();
        self.until_with("the photos are ready", ready, vec![json!(count)]).await;
        for number in before + 1..=count {
            let control = format!(".photo-card:nth-child({number}) input");
            self.find(&control).await.send_keys(format!("View {number}")).await.unwrap();
        }
    }

    /// Fills the step about contact; the name stays hidden.
    pub async fn fill_contact(&self, report: &Report) {
        self.type_into("name", report.name).await;
        self.type_into("phone", report.phone).await;
    }

    /// Writes a whole report from the first screen on, up to the last step, without sending it.
    pub async fn write(&self, report: &Report) {
        self.begin_report().await;
        self.describe(report).await;
        self.go_on().await;
        self.on_screen("report/place").await;
        self.say_address(report.address, report.found).await;
        self.go_on().await;
        self.on_screen("report/photos").await;
        self.add_photos(&report.photos).await;
        self.go_on().await;
        self.on_screen("report/contact").await;
        self.fill_contact(report).await;
        self.go_on().await;
        self.on_screen("report/check").await;
    }

    /// Goes on to the next step, or sends what the screen is for.
    pub async fn go_on(&self) {
        self.press("main button[type=submit]").await;
    }

    /// Sends the report and reads the receipt.
    pub async fn send(&self) -> Receipt {
        self.go_on().await;
        self.receipt().await
    }

    /// The receipt on the screen.
    pub async fn receipt(&self) -> Receipt {
        self.on_screen("sent").await;
        let read =
            self.run("return [...document.querySelectorAll('.receipt__value')].map(it => it.innerText)");
        let read = read.await;
        let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
        Receipt { reference: text(&read[0]), code: text(&read[1]) }
    }

    /// Waits until the hotline has all of `count` photos, as the screen says.
    pub async fn photos_are_delivered(&self, count: usize) {
        let done = "document.querySelectorAll('.deliveries__done').length === arguments[0]";
        self.until_with("all photos are delivered", done, vec![json!(count)]).await;
    }

    /// Finds a report again by what stands on the receipt.
    pub async fn track(&self, receipt: &Receipt) {
        self.on_screen("home").await;
        self.press("a[href='#/track']").await;
        self.on_screen("track").await;
        self.type_into("reference", &receipt.reference).await;
        self.type_into("code", &receipt.code).await;
        self.go_on().await;
        self.on_screen("complaint").await;
    }

    /// Waits until the complaint's screen says the status `id` (`answered` …) by itself, in the page's language.
    pub async fn wait_for_status(&self, id: &str) {
        let (language, _) = self.language().await;
        let wanted = words(&language, &format!("status-{id}"));
        let expression = "document.querySelector('.complaint__status')?.textContent.trim() === arguments[0]";
        self.until_with(&format!("the status {wanted}"), expression, vec![json!(wanted)]).await;
    }

    /// Has the complaint's screen ask the hotline now.
    pub async fn ask_now(&self) {
        let (language, _) = self.language().await;
        self.press_words(&words(&language, "complaint-check-now")).await;
    }

    /// From the receipt to the complaint.
    pub async fn see_status(&self) {
        let (language, _) = self.language().await;
        self.press_words(&words(&language, "sent-see-status")).await;
        self.on_screen("complaint").await;
    }

    /// From the complaint's screen to the three questions.
    pub async fn begin_rating(&self) {
        let (language, _) = self.language().await;
        self.press_words(&words(&language, "complaint-rate")).await;
        self.on_screen("rate").await;
    }

    /// Answers the three questions with no contact, the problem unsolved, and says what is still wrong.
    pub async fn rate_unsolved(&self, satisfaction: u8, still_wrong: &str) {
        self.choose("contacted", "no").await;
        self.choose("solved", "no").await;
        self.type_into("reopening-reason", still_wrong).await;
        self.choose("satisfaction", &satisfaction.to_string()).await;
        self.go_on().await;
        self.find("#verdict-end .notice--success").await;
    }

    /// Answers the three questions with a contact and the problem solved.
    pub async fn rate_solved(&self, satisfaction: u8, said: &str) {
        self.choose("contacted", "yes").await;
        self.choose("solved", "yes").await;
        self.choose("satisfaction", &satisfaction.to_string()).await;
        self.type_into("rating-words", said).await;
        self.go_on().await;
        self.find("#verdict-end .notice--success").await;
    }

    /// From the thanks back to the complaint.
    pub async fn back_to_complaint(&self) {
        self.press("#verdict-end a[href='#/complaint']").await;
        self.on_screen("complaint").await;
    }

    /// What stands in the control with this id.
    pub async fn typed(&self, id: &str) -> String {
        let value =
            self.run_with("return document.getElementById(arguments[0])?.value", vec![json!(id)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until all that was typed is on the phone's disk.
    pub async fn all_is_kept(&self) {
        self.until("what is typed is stored", "document.documentElement.dataset.kept === 'kept'").await;
    }

    /// How many reports and photos the phone's database holds.
    pub async fn stored(&self) -> (u64, u64) {
        self.stored_by("/").await
    }

    /// The same of another deployment than the one at the root of the host.
    pub async fn stored_by(&self, deployment: &str) -> (u64, u64) {
        let script = "const [deployment, done] = arguments;
            const opening = indexedDB.open(`complaint-widget:${deployment}:database`);
            opening.onsuccess = () => {
                const database = opening.result;
                const transaction = database.transaction(['reports', 'photos']);
                const counts = ['reports', 'photos'].map(name => transaction.objectStore(name).count());
                transaction.oncomplete = () => {
                    database.close();
                    done(counts.map(count => count.result));
                };
            };";
        let counts = self.run_until_done(script, vec![json!(deployment)]).await;
        (counts[0].as_u64().unwrap(), counts[1].as_u64().unwrap())
    }
}
