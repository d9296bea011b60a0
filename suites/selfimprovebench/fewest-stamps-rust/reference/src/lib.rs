pub fn fewest_stamps(stamps: &[usize], postage: usize) -> i64 {
    let mut fewest = vec![0];
    for cents in 1..=postage {
        let best = stamps
            .iter()
            .filter(|stamp| **stamp <= cents)
            .map(|stamp| fewest[cents - stamp])
            .filter(|rest| *rest != -1)
            .map(|rest| rest + 1)
            .min();
        fewest.push(best.unwrap_or(-1));
    }
    fewest[postage]
}
