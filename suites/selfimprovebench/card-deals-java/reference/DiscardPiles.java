import java.util.*;

public class DiscardPiles {
    public static List<List<String>> discardPiles(List<String> cards) {
        List<String> pile = new ArrayList<>();
        List<List<String>> seen = new ArrayList<>();
        for (String card : cards) {
            if (card.equals("clear")) {
                pile.clear();
            } else {
                pile.add(card);
            }
            seen.add(new ArrayList<>(pile));
        }
        return seen;
    }
}
