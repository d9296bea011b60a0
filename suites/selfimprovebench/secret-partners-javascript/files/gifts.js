function gifts(names) {
  return names.map((name, place) => `${name} to ${names[place + 1]}`);
}

module.exports = { gifts };
