import java.util.*;

public class PlayingTime {
    public static int playingTime(List<String> artists, List<String> titles, int[] seconds, String artist) {
        int total = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (artists.get(i).strip().equalsIgnoreCase(artist.strip())) {
                total += seconds[i];
            }
        }
        return total;
    }
}
