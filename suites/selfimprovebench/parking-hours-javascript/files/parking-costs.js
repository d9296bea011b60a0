function parkingCosts(stays, price) {
  return stays.map((stay) => Math.floor(stay / 60) * price);
}

module.exports = { parkingCosts };
