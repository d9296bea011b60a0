function nearest(shops, street) {
  let closest = 0;
  for (const [where, distance] of shops) {
    if (where !== street) {
      continue;
    }
    if (distance < closest) {
      closest = distance;
    }
  }
  return closest;
}

module.exports = { nearest };
