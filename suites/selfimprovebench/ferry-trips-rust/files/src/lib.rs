pub fn ferry_trips(groups: &[u32], seats: u32) -> u32 {
    let mut trips = 0;
    for people in groups {
        trips += people / seats;
    }
    trips
}
