pub fn garden_paths(plan: &[&str]) -> u64 {
    fn ways(plan: &[&str], row: usize, column: usize) -> u64 {
        match plan.get(row).and_then(|fields| fields.as_bytes().get(column)) {
            None | Some(b'#') => 0,
            Some(_) if row + 1 == plan.len() && column + 1 == plan[row].len() => 1,
            Some(_) => ways(plan, row + 1, column) + ways(plan, row, column + 1),
        }
    }
    ways(plan, 0, 0)
}
