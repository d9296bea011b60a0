function resolveAlias(aliases, name) {
  const seen = new Set();
  while (Object.hasOwn(aliases, name)) {
    if (seen.has(name)) {
      return name;
    }
    seen.add(name);
    name = aliases[name];
  }
  return name;
}

module.exports = { resolveAlias };
