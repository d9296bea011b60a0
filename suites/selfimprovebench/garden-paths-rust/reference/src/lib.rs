pub fn garden_paths(plan: &[&str]) -> u64 {
    let mut ways = vec![0; plan[0].len()];
    ways[0] = 1;
    for row in plan {
        for (column, field) in row.bytes().enumerate() {
            if field == b'#' {
                ways[column] = 0;
            } else if column > 0 {
                ways[column] += ways[column - 1];
            }
        }
    }
    ways[ways.len() - 1]
}
