def draft_teams(players, teams):
    squads = [[] for _ in range(teams)]
    for i, player in enumerate(players):
        turn, place = divmod(i, teams)
        if turn % 2 == 1:
            place = teams - 1 - place
        squads[place].append(player)
    return squads
