use std::collections::HashMap;

pub fn fill_template(text: &str, values: &HashMap<String, String>) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        result.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            result.push('{');
            rest = after;
        } else if let Some((name, after)) = rest.split_once('}') {
            match values.get(name) {
                Some(value) => result.push_str(value),
                None => result.push_str(&format!("{{{name}}}")),
            }
            rest = after;
        } else {
            result.push('{');
        }
    }
    result + rest
}
