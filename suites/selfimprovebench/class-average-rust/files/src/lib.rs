use std::collections::HashMap;

pub fn average_marks(marks: HashMap<String, Vec<u32>>) -> HashMap<String, f64> {
    marks
        .into_iter()
        .map(|(subject, given)| {
            let mean = given.iter().sum::<u32>() as f64 / given.len() as f64;
            (subject, mean)
        })
        .collect()
}
