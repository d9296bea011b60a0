def colour_runs(beads):
    runs = []
    run = []
    for bead in beads:
        if run and run[-1] != bead:
            runs.append(run)
            run = []
        run.append(bead)
    return runs
