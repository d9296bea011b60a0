pub fn playing_time(tracks: &[(&str, &str, u32)], artist: &str) -> u32 {
    let mut seconds = 0;
    for (who, _, length) in tracks {
        if *who == artist {
            seconds += length;
        }
    }
    seconds
}
