def colour_runs(beads):
    runs = []
    run = []
    for bead in beads:
        if run and run[-1] != bead:
            runs.append(run)
            run = []
        run.append(bead)
    if run:
        runs.append(run)
    return runs
