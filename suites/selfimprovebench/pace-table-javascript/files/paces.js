function paces(runs) {
  return runs.map(([minutes, km]) => minutes / km);
}

module.exports = { paces };
