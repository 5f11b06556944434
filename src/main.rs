//! The widget's entry: in the browser it starts [`complaint_widget::ui`]; elsewhere there is nothing to start.

#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    complaint_widget::ui::start();
}
