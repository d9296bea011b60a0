pub fn page_ranges(pages: &[u32]) -> String {
    let mut ordered = pages.to_vec();
    ordered.sort();
    ordered.dedup();
    let mut parts = Vec::new();
    let mut i = 0;
    while i < ordered.len() {
        let mut j = i;
        while j + 1 < ordered.len() && ordered[j + 1] == ordered[j] + 1 {
            j += 1;
        }
        if j - i >= 2 {
            parts.push(format!("{}-{}", ordered[i], ordered[j]));
        } else {
            parts.extend(ordered[i..=j].iter().map(u32::to_string));
        }
        i = j + 1;
    }
    parts.join(", ")
}
