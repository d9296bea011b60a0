pub fn common_melody(first: &str, second: &str) -> usize {
    let mut longest = vec![0; second.len() + 1];
    for note in first.bytes() {
        let mut now = vec![0];
        for (at, other) in second.bytes().enumerate() {
            now.push(if note == other { longest[at] + 1 } else { longest[at + 1].max(now[at]) });
        }
        longest = now;
    }
    longest[second.len()]
}
