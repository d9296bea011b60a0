def runoff_winner(ballots):
    remaining = {name for ballot in ballots for name in ballot}
    while remaining:
        votes = {name: 0 for name in remaining}
        counted = 0
        for ballot in ballots:
            for name in ballot:
                if name in remaining:
                    votes[name] += 1
                    counted += 1
                    break
        for name in sorted(remaining):
            if votes[name] * 2 > counted:
                return name
        fewest = min(votes.values())
        loser = max(name for name in remaining if votes[name] == fewest)
        remaining.remove(loser)
    return None
