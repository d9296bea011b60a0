//! A sheet of cells: commands in, what they tell out.

/// What the commands of a text tell, line by line.
pub fn run(text: &str) -> String {
    todo!()
}
