pub fn door_opens(code: &str, codes: &[&str], blocked: &str) -> bool {
    if code.trim().to_lowercase() == blocked.trim().to_lowercase() {
        return false;
    }
    codes.iter().any(|each| *each == code.trim().to_lowercase())
}
