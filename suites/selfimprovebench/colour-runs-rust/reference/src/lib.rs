pub fn colour_runs(beads: &[String]) -> Vec<Vec<String>> {
    let mut runs = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for bead in beads {
        if run.last().map_or(false, |last| last != bead) {
            runs.push(std::mem::take(&mut run));
        }
        run.push(bead.clone());
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}
