function filled(fields) {
  const names = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) {
      names.push(name);
    }
  }
  return names;
}

module.exports = { filled };
