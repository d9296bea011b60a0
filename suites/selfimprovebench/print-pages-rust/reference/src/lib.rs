pub fn print_pages(text: &str) -> Vec<u32> {
    let mut pages = Vec::new();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let ends: Vec<u32> = part.split('-').filter_map(|end| end.parse().ok()).collect();
        let (first, last) = (ends[0], ends[ends.len() - 1]);
        let mut range: Vec<u32> = (first.min(last)..=first.max(last)).collect();
        if first > last {
            range.reverse();
        }
        for page in range {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
    }
    pages
}
