//! The configurations that the documentation gives for other web servers say what the hotline itself says.

use std::{fs, path::Path};

use hotline::widget::safety_headers;

/// The sites in these examples that may show the widget in a frame.
const ANCESTORS: [&str; 2] = ["https://*.city.example", "https://district.example"];

#[test]
fn they_have_the_same_safety_headers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deployment");
    let headers = safety_headers(None, &ANCESTORS.map(str::to_owned)).unwrap();
    for file in ["nginx.conf", "Caddyfile"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let lines: Vec<_> = text.lines().map(|line| line.trim().to_lowercase()).collect();
        for (name, value) in &headers {
            // It isn't the same for every file: the journeys look at each.
            if name == "cross-origin-resource-policy" {
                continue;
            }
            let said = format!("{name} \"{}\"", value.to_str().unwrap()).to_lowercase();
            let count = lines.iter().filter(|line| line.contains(&said)).count();
            assert_eq!(count, 1, "{file} has {said}");
        }
    }
}
