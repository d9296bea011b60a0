public class FerryTrips {
    public static int ferryTrips(int[] groups, int seats) {
        int trips = 0;
        for (int people : groups) {
            trips += (people + seats - 1) / seats;
        }
        return trips;
    }
}
