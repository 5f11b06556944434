//! Making the browser behave as some browsers do, for one test.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;

/// A property that gives something else until this is dropped.
pub struct Patch {
    target: Object,
    name: JsValue,
    before: JsValue,
}

impl Patch {
    /// Has `target.name` do what the body of a function says.
    pub fn getter(target: &JsValue, name: &str, body: &str) -> Self {
        let target = Object::from(target.clone());
        let name = JsValue::from_str(name);
        let before = Reflect::get_own_property_descriptor(&target, &name).unwrap();
        let descriptor = Object::new();
        set(&descriptor, "configurable", &JsValue::TRUE);
        set(&descriptor, "get", &Function::new_no_args(body));
        assert!(Reflect::define_property(&target, &name, &descriptor).unwrap());
        Self { target, name, before }
    }
}

impl Drop for Patch {
    fn drop(&mut self) {
        let restored = if self.before.is_undefined() {
            Reflect::delete_property(&self.target, &self.name)
        } else {
            Reflect::define_property(&self.target, &self.name, &Object::from(self.before.clone()))
        };
        assert!(restored.unwrap());
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    assert!(Reflect::set(object, &JsValue::from_str(name), value).unwrap());
}
