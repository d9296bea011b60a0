function fewestStamps(stamps, postage) {
  if (postage === 0) {
    return 0;
  }
  let best = Infinity;
  for (const stamp of stamps) {
    if (stamp <= postage) {
      const rest = fewestStamps(stamps, postage - stamp);
      best = rest === -1 ? best : Math.min(best, rest + 1);
    }
  }
  return best === Infinity ? -1 : best;
}

module.exports = { fewestStamps };
