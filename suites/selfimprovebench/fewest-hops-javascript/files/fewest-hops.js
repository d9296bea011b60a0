function fewestHops(roads, start, goal, blocked) {
  const neighbours = new Map();
  const join = (from, to) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  for (const [a, b] of roads) {
    join(a, b);
  }
  const hops = new Map([[start, 0]]);
  const queue = [start];
  while (queue.length > 0) {
    const place = queue.shift();
    if (place === goal) {
      return hops.get(place);
    }
    for (const other of neighbours.get(place) ?? []) {
      if (!hops.has(other) && (!blocked.includes(other) || other === goal)) {
        hops.set(other, hops.get(place) + 1);
        queue.push(other);
      }
    }
  }
  return -1;
}

module.exports = { fewestHops };
