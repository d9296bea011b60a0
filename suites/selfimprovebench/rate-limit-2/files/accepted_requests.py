def accepted_requests(times, limit, span):
    accepted = []
    answers = []
    for time in times:
        recent = [other for other in accepted if time - other <= span]
        if len(recent) <= limit:
            accepted.append(time)
            answers.append(True)
        else:
            answers.append(False)
    return answers
