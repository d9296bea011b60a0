public class PackRuns {
    public static String packRuns(String text, int least) {
        throw new UnsupportedOperationException("not written yet");
    }
}
