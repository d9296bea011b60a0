function nextOnDuty(cooks, today) {
  const turn = cooks.indexOf(today);
  return cooks[turn + 1];
}

module.exports = { nextOnDuty };
