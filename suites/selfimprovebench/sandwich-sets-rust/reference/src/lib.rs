pub fn all_choices(options: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut choices: Vec<Vec<String>> = vec![Vec::new()];
    for fillings in options {
        let mut longer = Vec::new();
        for choice in &choices {
            for filling in fillings {
                let mut next = choice.clone();
                next.push(filling.clone());
                longer.push(next);
            }
        }
        choices = longer;
    }
    choices
}
