pub fn print_pages(text: &str) -> Vec<u32> {
    let mut pages = Vec::new();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        if let Ok(page) = part.parse() {
            pages.push(page);
        }
    }
    pages
}
