pub fn same_bed(beds: &[Vec<&str>], first: &str, second: &str) -> bool {
    let grows = |bed: &[&str], plant: &str| bed.iter().any(|each| each.trim().to_lowercase() == plant.trim().to_lowercase());
    beds.iter().any(|bed| grows(bed, first) && grows(bed, second))
}
