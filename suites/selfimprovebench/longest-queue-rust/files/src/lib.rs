pub fn longest_wait(tickets: &[(i64, i64)]) -> i64 {
    tickets
        .iter()
        .filter(|(_, called)| *called != -1)
        .map(|(drawn, called)| called - drawn)
        .max()
        .unwrap()
}
