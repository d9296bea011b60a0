public class WheelStop {
    public static long wheelStop(long start, long factor, long turns, long fields) {
        long field = start % fields;
        for (long turn = 0; turn < turns; turn++) {
            field = field * factor % fields;
        }
        return field;
    }
}
