function paces(runs) {
  return runs.map(([minutes, km]) => Math.round((100 * minutes) / km) / 100);
}

module.exports = { paces };
