pub fn reminders(debts: Vec<(String, u32)>, most: usize) -> Vec<String> {
    let mut owing: Vec<(String, u32)> = debts.into_iter().filter(|(_, cents)| *cents > 0).collect();
    owing.sort_by(|a, b| a.1.cmp(&b.1));
    owing.into_iter().take(most).map(|(member, _)| member).collect()
}
