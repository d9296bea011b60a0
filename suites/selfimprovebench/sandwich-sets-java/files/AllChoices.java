import java.util.*;

public class AllChoices {
    public static List<List<String>> allChoices(List<List<String>> options) {
        List<List<String>> choices = new ArrayList<>();
        pick(options, 0, new ArrayList<>(), choices);
        return choices;
    }

    private static void pick(List<List<String>> options, int index, List<String> picked, List<List<String>> choices) {
        if (index == options.size()) {
            choices.add(picked);
            return;
        }
        for (String option : options.get(index)) {
            picked.add(option);
            pick(options, index + 1, picked, choices);
            picked.remove(picked.size() - 1);
        }
    }
}
