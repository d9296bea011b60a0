def missing_voices(singers, wanted):
    have = {}
    for voice in singers.values():
        have[voice] = have.get(voice, 0) + 1
    return {voice: number - have.get(voice, 0) for voice, number in wanted.items() if have.get(voice, 0) < number}
