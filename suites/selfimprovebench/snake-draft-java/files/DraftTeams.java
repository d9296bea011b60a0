import java.util.*;

public class DraftTeams {
    public static List<List<String>> draftTeams(List<String> players, int teams) {
        throw new UnsupportedOperationException("not written yet");
    }
}
