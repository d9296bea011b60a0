function ferryTrips(groups, seats) {
  let trips = 0;
  for (const people of groups) {
    trips += Math.floor(people / seats);
  }
  return trips;
}

module.exports = { ferryTrips };
