function filled(fields) {
  const names = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value) {
      names.push(name);
    }
  }
  return names;
}

module.exports = { filled };
