import java.util.*;

public class OpenFolders {
    public static List<List<String>> openFolders(String path) {
        List<List<String>> folders = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
                folders.add(new ArrayList<>(names));
            }
        }
        return folders;
    }
}
