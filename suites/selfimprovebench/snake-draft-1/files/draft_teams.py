def draft_teams(players, teams):
    squads = [[] for _ in range(teams)]
    for i, player in enumerate(players):
        turn, place = divmod(i, teams)
        if turn % 2 == 1:
            place = teams - place - 2
        squads[place].append(player)
    return squads
