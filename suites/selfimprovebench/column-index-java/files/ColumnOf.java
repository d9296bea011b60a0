public class ColumnOf {
    public static int columnOf(String header, String title) {
        String[] cells = header.split(";");
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].equals(title)) {
                return i;
            }
        }
        return -1;
    }
}
