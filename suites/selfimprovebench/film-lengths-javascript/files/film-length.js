function filmLength(minutes) {
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

module.exports = { filmLength };
