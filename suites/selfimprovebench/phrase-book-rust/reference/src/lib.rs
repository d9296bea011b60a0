use std::collections::HashMap;

pub fn translate_signs(signs: &[String], book: &HashMap<String, String>) -> String {
    let mut out = Vec::new();
    for sign in signs {
        out.push(book.get(sign).map_or("?", String::as_str));
    }
    out.join(" ")
}
