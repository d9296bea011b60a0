use std::collections::HashMap;

pub fn missing_voices(singers: &HashMap<String, String>, wanted: &HashMap<String, u32>) -> HashMap<String, u32> {
    let mut have: HashMap<&String, u32> = HashMap::new();
    for voice in singers.values() {
        *have.entry(voice).or_insert(0) += 1;
    }
    let mut missing = HashMap::new();
    for (voice, &number) in wanted {
        let there = have.get(voice).copied().unwrap_or(0);
        if there < number {
            missing.insert(voice.clone(), number - there);
        }
    }
    missing
}
