use std::collections::HashMap;

pub fn fill_template(text: &str, values: &HashMap<String, String>) -> String {
    todo!()
}
