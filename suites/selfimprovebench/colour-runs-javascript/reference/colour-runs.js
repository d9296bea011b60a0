function colourRuns(beads) {
  const runs = [];
  let run = [];
  for (const bead of beads) {
    if (run.length > 0 && run[0] !== bead) {
      runs.push(run);
      run = [];
    }
    run.push(bead);
  }
  if (run.length > 0) {
    runs.push(run);
  }
  return runs;
}

module.exports = { colourRuns };
