function changeMoney(amounts, rate) {
  return amounts.map((amount) => Math.round((100 * amount) / rate) / 100);
}

module.exports = { changeMoney };
