import java.util.*;

public class AverageMarks {
    public static Map<String, Double> averageMarks(Map<String, List<Integer>> marks) {
        Map<String, Double> averages = new HashMap<>();
        marks.forEach((subject, given) -> {
            double total = given.stream().mapToInt(Integer::intValue).sum();
            averages.put(subject, total / given.size());
        });
        return averages;
    }
}
