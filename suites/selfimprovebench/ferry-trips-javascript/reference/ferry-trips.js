function ferryTrips(groups, seats) {
  let trips = 0;
  for (const people of groups) {
    trips += Math.ceil(people / seats);
  }
  return trips;
}

module.exports = { ferryTrips };
