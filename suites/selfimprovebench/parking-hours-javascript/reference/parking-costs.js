function parkingCosts(stays, price) {
  return stays.map((stay) => Math.ceil(stay / 60) * price);
}

module.exports = { parkingCosts };
