pub fn playing_time(tracks: &[(&str, &str, u32)], artist: &str) -> u32 {
    let mut seconds = 0;
    for (who, _, length) in tracks {
        if who.trim().to_lowercase() == artist.trim().to_lowercase() {
            seconds += length;
        }
    }
    seconds
}
