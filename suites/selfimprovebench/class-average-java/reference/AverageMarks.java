import java.util.*;

public class AverageMarks {
    public static Map<String, Double> averageMarks(Map<String, List<Integer>> marks) {
        Map<String, Double> averages = new HashMap<>();
        marks.forEach((subject, given) -> {
            double total = given.stream().mapToInt(Integer::intValue).sum();
            averages.put(subject, Math.round(total / given.size() * 100) / 100.0);
        });
        return averages;
    }
}
