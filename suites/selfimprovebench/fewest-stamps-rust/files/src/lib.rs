pub fn fewest_stamps(stamps: &[usize], postage: usize) -> i64 {
    if postage == 0 {
        return 0;
    }
    stamps
        .iter()
        .filter(|stamp| **stamp <= postage)
        .map(|stamp| fewest_stamps(stamps, postage - stamp))
        .filter(|rest| *rest != -1)
        .map(|rest| rest + 1)
        .min()
        .unwrap_or(-1)
}
