pub fn discard_piles(cards: &[String]) -> Vec<Vec<String>> {
    let mut pile = Vec::new();
    let mut seen = Vec::new();
    for card in cards {
        if card == "clear" {
            pile.clear();
        } else {
            pile.push(card.clone());
        }
        seen.push(pile.clone());
    }
    seen
}
