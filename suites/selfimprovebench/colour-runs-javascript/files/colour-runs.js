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
  return runs;
}

module.exports = { colourRuns };
