use std::collections::HashSet;

pub fn dominoes_fit(line: &[(i64, i64)]) -> bool {
    if line.is_empty() {
        return true;
    }
    let mut reachable = HashSet::from([line[0].0, line[0].1]);
    for &(left, right) in &line[1..] {
        let mut following = HashSet::new();
        if reachable.contains(&left) {
            following.insert(right);
        }
        if reachable.contains(&right) {
            following.insert(left);
        }
        if following.is_empty() {
            return false;
        }
        reachable = following;
    }
    true
}
