public class LampSteps {
    public static String lampSteps(String row, int steps) {
        for (int step = 0; step < steps; step++) {
            String padded = "." + row + ".";
            StringBuilder lamps = new StringBuilder();
            for (int i = 1; i < padded.length() - 1; i++) {
                boolean left = padded.charAt(i - 1) == '*';
                boolean right = padded.charAt(i + 1) == '*';
                lamps.append(left != right ? '*' : '.');
            }
            row = lamps.toString();
        }
        return row;
    }
}
