def draft_teams(players, teams):
    raise NotImplementedError
