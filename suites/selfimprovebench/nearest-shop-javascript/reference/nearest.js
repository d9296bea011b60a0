function nearest(shops, street) {
  let closest = null;
  for (const [where, distance] of shops) {
    if (where !== street) {
      continue;
    }
    if (closest === null || distance < closest) {
      closest = distance;
    }
  }
  return closest;
}

module.exports = { nearest };
