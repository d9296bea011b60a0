pub fn same_bed(beds: &[Vec<&str>], first: &str, second: &str) -> bool {
    let grows = |bed: &[&str], plant: &str| bed.iter().any(|each| *each == plant);
    beds.iter().any(|bed| grows(bed, first) && grows(bed, second))
}
