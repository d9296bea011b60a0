pub fn verses(song: &[&str], lines: usize) -> Vec<String> {
    let mut done = Vec::new();
    let mut verse: Vec<&str> = Vec::new();
    for line in song {
        verse.push(line);
        if verse.len() == lines {
            done.push(verse.join(" / "));
            verse.clear();
        }
    }
    done
}
