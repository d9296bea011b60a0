function heightChanges(track, step) {
  const changes = [];
  for (let i = step; i < track.length; i += step) {
    const change = track[i] - track[i - step];
    if (Math.abs(change) < 2) {
      changes.push('flat');
    } else {
      changes.push(change > 0 ? 'up' : 'down');
    }
  }
  return changes;
}

module.exports = { heightChanges };
