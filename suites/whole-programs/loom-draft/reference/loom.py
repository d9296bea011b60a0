"""What can be asked of a draft."""
from cloth import coloured, drawdown, period
from floats import balance, longest_floats, loose
from reading import Mistake, read_draft


def weave(text):
    """The face of the cloth, a line for each pick."""
    return asked(text, lambda draft: coloured(draft, drawdown(draft)))


def inspect(text):
    """What a weaver wants to know before she begins."""
    return asked(text, report)


def asked(text, lines_of):
    try:
        draft = read_draft(text)
    except Mistake as mistake:
        return str(mistake)
    return "\n".join(lines_of(draft))


def report(draft):
    rows = drawdown(draft)
    warp, weft = longest_floats(rows)
    warp_loose, weft_loose = loose(rows)
    picks, threads = period(rows)
    used = len(set(draft.treadling))
    return [
        f"{len(draft.threading)} threads on {draft.shafts} shafts, {len(draft.treadling)} picks with {used} {'treadle' if used == 1 else 'treadles'}",
        f"repeat: {threads} threads, {picks} picks",
        f"warp on top: {balance(rows)} percent",
        "longest warp float: " + float_text(warp, "thread", "pick"),
        "longest weft float: " + float_text(weft, "pick", "thread"),
        *loose_lines("warp", warp_loose),
        *loose_lines("weft", weft_loose),
        *empty_shafts(draft),
    ]


def float_text(found, line, place):
    length, number, start = found
    return f"{length} at {line} {number} from {place} {start}" if length else "none"


def loose_lines(name, numbers):
    return [f"loose {name}: {ranges(numbers)}"] if numbers else []


def empty_shafts(draft):
    empty = [shaft for shaft in range(1, draft.shafts + 1) if shaft not in draft.threading]
    return [f"empty shafts: {ranges(empty)}"] if empty else []


def ranges(numbers):
    """1-3, 5, 7-8: numbers that follow each other in one."""
    groups = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}-{group[-1]}" for group in groups)
