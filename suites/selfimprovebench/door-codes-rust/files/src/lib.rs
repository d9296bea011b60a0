pub fn door_opens(code: &str, codes: &[&str], blocked: &str) -> bool {
    if code == blocked {
        return false;
    }
    codes.iter().any(|each| *each == code.trim().to_lowercase())
}
