pub fn mean_stars(reviews: &[(&str, u32)], product: &str) -> f64 {
    let stars: Vec<u32> = reviews.iter().filter(|(reviewed, _)| *reviewed == product).map(|(_, given)| *given).collect();
    let total: u32 = stars.iter().sum();
    f64::from(total) / stars.len() as f64
}
