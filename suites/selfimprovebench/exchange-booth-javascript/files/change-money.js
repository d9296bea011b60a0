function changeMoney(amounts, rate) {
  return amounts.map((amount) => amount / rate);
}

module.exports = { changeMoney };
