function zoneWeights(parcels, zones) {
  const weights = {};
  for (const [town, weight] of parcels) {
    const zone = zones[town] ?? 'other';
    weights[zone] += weight;
  }
  return weights;
}

module.exports = { zoneWeights };
