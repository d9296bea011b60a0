public class ColumnOf {
    public static int columnOf(String header, String title) {
        String[] cells = header.split(";");
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].strip().equalsIgnoreCase(title.strip())) {
                return i;
            }
        }
        return -1;
    }
}
