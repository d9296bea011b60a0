pub fn tank_history(tanks: &[i64], pours: &[(usize, i64)]) -> Vec<Vec<i64>> {
    let levels = tanks.to_vec();
    let mut history = Vec::new();
    for &(tank, litres) in pours {
        let mut levels = levels.clone();
        levels[tank] += litres;
        history.push(levels);
    }
    history
}
