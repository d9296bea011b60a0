function loadLorries(crates, limit) {
  const lorries = [];
  let load = [];
  let weight = 0;
  for (const crate of crates) {
    if (weight + crate > limit) {
      lorries.push(load);
      load = [];
      weight = 0;
    }
    load.push(crate);
    weight += crate;
  }
  if (load.length > 0) {
    lorries.push(load);
  }
  return lorries;
}

module.exports = { loadLorries };
