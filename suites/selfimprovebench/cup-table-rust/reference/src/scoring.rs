/// The points of a match for the side that has scored and conceded so many goals.
pub fn points(scored: u32, conceded: u32) -> u32 {
    if scored == conceded {
        1
    } else if scored > conceded {
        3
    } else {
        0
    }
}
