function resolveAlias(aliases, name) {
  const seen = new Set();
  while (Object.hasOwn(aliases, name)) {
    if (seen.has(name)) {
      return null;
    }
    seen.add(name);
    name = aliases[name];
  }
  return name;
}

module.exports = { resolveAlias };
