pub fn film_length(minutes: u32) -> String {
    format!("{} h {} min", minutes / 60, minutes % 60)
}
