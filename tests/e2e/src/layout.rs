//! What does not fit the screen, or a finger.

use serde_json::Value;

use crate::browser::Browser;

/// The height of a touch target in CSS pixels.
const TARGET: u32 = 48;

impl Browser {
    /// The elements that stick out at the side, so that the page scrolls sideways; none if it doesn't.
    pub async fn too_wide(&self) -> Vec<String> {
        let script = "const page = document.documentElement;
            if (page.scrollWidth <= page.clientWidth) return [];
            const wide = [...document.body.querySelectorAll('*')].filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > page.clientWidth + 0.5 || box.left < -0.5);
            });
            return ['page: ' + page.scrollWidth + ' in ' + page.clientWidth]
                .concat(wide.slice(0, 8).map(element => element.outerHTML.slice(0, 160)));";
        lines(&self.run(script).await)
    }

    /// The controls that are lower than a finger needs, with their heights. A radio button or a box to tick is
    /// as large as its label; links inside a sentence have the sentence's height (WCAG 2.2, 2.5.8, "Inline").
    pub async fn too_low(&self) -> Vec<String> {
        let script = "const seen = [];
            const shown = element => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
            for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
                if (!shown(element) || element.closest('.skip-link')) continue;
                const inSentence = element.matches('a') && element.parentElement.matches('p');
                if (inSentence) continue;
                const target = element.matches('input[type=radio], input[type=checkbox], input[type=file]')
                    ? element.closest('label') || element : element;
                const height = target.getBoundingClientRect().height;
                if (height > 0 && height < TARGET - 0.5)
                    seen.push(height.toFixed(1) + ' px: ' + target.outerHTML.slice(0, 160));
            }
            return seen;";
        lines(&self.run(&script.replace("TARGET", &TARGET.to_string())).await)
    }
}

fn lines(value: &Value) -> Vec<String> {
    let lines = value.as_array().expect("a list");
    lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}
