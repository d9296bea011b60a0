function fewestStamps(stamps, postage) {
  const fewest = [0];
  for (let cents = 1; cents <= postage; cents++) {
    const counts = stamps.filter((stamp) => stamp <= cents).map((stamp) => fewest[cents - stamp] + 1);
    fewest.push(Math.min(Infinity, ...counts));
  }
  return fewest[postage] === Infinity ? -1 : fewest[postage];
}

module.exports = { fewestStamps };
