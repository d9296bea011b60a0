pub fn next_on_duty(cooks: &[String], today: &str) -> Option<String> {
    let turn = cooks.iter().position(|cook| cook == today)?;
    cooks.get((turn + 1) % cooks.len()).cloned()
}
