pub fn fits_any(lock: &[u32], keys: &[Vec<u32>]) -> bool {
    for key in keys {
        if key == lock {
            return true;
        }
    }
    false
}
