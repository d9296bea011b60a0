function trips(log) {
  const done = [];
  let driven = 0;
  for (const entry of log) {
    if (entry !== 'stop') {
      driven += entry;
    } else if (driven > 0) {
      done.push(driven);
      driven = 0;
    }
  }
  if (driven > 0) {
    done.push(driven);
  }
  return done;
}

module.exports = { trips };
