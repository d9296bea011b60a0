public class WheelStop {
    public static long wheelStop(long start, long factor, long turns, long fields) {
        long field = start % fields;
        long power = factor % fields;
        for (long left = turns; left > 0; left /= 2) {
            if (left % 2 == 1) {
                field = field * power % fields;
            }
            power = power * power % fields;
        }
        return field;
    }
}
