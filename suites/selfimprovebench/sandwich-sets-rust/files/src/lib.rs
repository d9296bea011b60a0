pub fn all_choices(options: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut choices: Vec<Vec<String>> = vec![Vec::new()];
    for fillings in options {
        let mut longer = Vec::new();
        for choice in &choices {
            for filling in fillings {
                choice.clone().push(filling.clone());
                longer.push(choice.clone());
            }
        }
        choices = longer;
    }
    choices
}
