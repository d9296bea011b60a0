public class TapeRolls {
    public static int tapeRolls(int[] sides, int roll) {
        int around = 0;
        for (int side : sides) {
            around += side;
        }
        return around / roll;
    }
}
