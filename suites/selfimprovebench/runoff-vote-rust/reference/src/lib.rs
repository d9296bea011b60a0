use std::collections::{BTreeMap, BTreeSet};

pub fn runoff_winner(ballots: &[Vec<String>]) -> Option<String> {
    let mut remaining: BTreeSet<&String> = ballots.iter().flatten().collect();
    while !remaining.is_empty() {
        let mut votes: BTreeMap<&String, usize> = remaining.iter().map(|name| (*name, 0)).collect();
        for ballot in ballots {
            if let Some(name) = ballot.iter().find(|name| remaining.contains(name)) {
                *votes.entry(name).or_insert(0) += 1;
            }
        }
        let counted: usize = votes.values().sum();
        if let Some((winner, _)) = votes.iter().find(|(_, count)| **count * 2 > counted) {
            return Some(winner.to_string());
        }
        let loser = votes.iter().rev().min_by_key(|(_, count)| **count).map(|(name, _)| *name)?;
        remaining.remove(loser);
    }
    None
}
