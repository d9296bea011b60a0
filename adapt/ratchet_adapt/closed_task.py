"""The closed task: a function of two numbers from a Chinese sentence. Its rows are made here, of words and frames; the test has others.

A sentence is an opening, a verb, what is spoken of, a wording of the operation, and an ending. Of each operation one wording, and
of openings, verbs and subjects some, are put aside by the seed: no sentence that is learned from has any of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from .durable import new_folder, write_json, write_text

OPERATIONS: dict[str, tuple[str, list[str]]] = {
    "add": ("x + y", ["和", "总和", "加和", "相加的结果", "相加之和", "加法结果", "相加后的和"]),
    "sub": ("x - y", ["差", "差值", "相减的结果", "相减之差", "减法结果", "相减后的差"]),
    "mul": ("x * y", ["积", "乘积", "相乘的结果", "相乘之积", "乘法结果", "相乘后的积"]),
    "div": ("x / y", ["商", "相除的结果", "相除之商", "除法结果", "相除后的商", "商值"]),
    "floor_div": ("x // y", ["整数商", "整除的结果", "整除之商", "整除结果", "整除后的商", "取整后的商"]),
    "mod": ("x % y", ["余数", "取余的结果", "相除的余数", "求余结果", "相除后的余数", "取余后的值"]),
    "power": ("x ** y", ["幂", "乘方", "幂值", "乘方的结果", "幂运算结果", "乘方值"]),
    "maximum": ("max(x, y)", ["最大值", "较大值", "较大的数", "较大者", "更大的那个", "最大的数"]),
    "minimum": ("min(x, y)", ["最小值", "较小值", "较小的数", "较小者", "更小的那个", "最小的数"]),
    "average": ("(x + y) / 2", ["平均数", "平均值", "均值", "算术平均", "算术平均数", "平均的结果"]),
    "distance": ("abs(x - y)", ["差的绝对值", "绝对差", "绝对差值", "差值的绝对值", "相减后的绝对值", "距离的绝对值"]),
    "square_sum": ("x ** 2 + y ** 2", ["平方和", "平方之和", "平方的和", "平方的总和", "平方相加的结果", "平方后的和"]),
    "square_diff": (
        "x ** 2 - y ** 2",
        ["平方差", "平方之差", "平方的差", "平方的差值", "平方相减的结果", "平方后的差"],
    ),
}
OPENINGS = [
    "定义一个函数，", "写一个函数，", "实现一个函数，", "请编写一个函数，", "创建一个函数，", "帮我写个函数，", "给出一个函数，",
    "设计一个函数，用来", "我需要一个函数，", "编写一个方法，", "请用代码写一个函数，", "定义函数：",
]  # fmt: skip
VERBS = ["计算", "求", "返回", "求出", "得到", "算出", "输出", "给出"]
SUBJECTS = [
    "两个数的", "两个数字的", "两数的", "两个参数的", "给定两个数的", "任意两个数的", "两个整数的", "两个数值的", "x和y的",
    "输入的两个数的",
]  # fmt: skip
ENDINGS = ["", "。", "，并返回结果。", "，谢谢"]
# the three that the requirements give as labelled samples are learned, and the sentence that they ask about is not
SAMPLES = [
    ("add", "定义一个函数，计算两个数的和"),
    ("sub", "定义一个函数，计算两个数的差"),
    ("mul", "定义一个函数，计算两个数的积"),
]
ASKED = ("mul", "定义一个函数，计算两个数的乘积")
ROWS = {"training": 2400, "validation": 200, "test": 200}  # of the test, for each of its three parts
PUT_ASIDE = {"openings": 3, "verbs": 2, "subjects": 2}


@dataclass(frozen=True)
class Words:
    openings: list[str]
    verbs: list[str]
    subjects: list[str]
    wordings: dict[str, list[str]]

    def sentence(self, operation: str, random: Random) -> str:
        return "".join(
            [
                random.choice(self.openings),
                random.choice(self.verbs),
                random.choice(self.subjects),
                random.choice(self.wordings[operation]),
                random.choice(ENDINGS),
            ]
        )


def program(operation: str) -> str:
    return f"def {operation}(x, y): return {OPERATIONS[operation][0]}"


def split_words(seed: int) -> tuple[Words, Words]:
    """Those to learn from, and those of the test."""
    random = Random(f"closed-task:{seed}")
    aside = {operation: {random.choice(words)} for operation, (_, words) in OPERATIONS.items()}
    openings, verbs, subjects = (
        set(random.sample(words, PUT_ASIDE[name])) for name, words in (("openings", OPENINGS), ("verbs", VERBS), ("subjects", SUBJECTS))
    )
    known = Words(
        [word for word in OPENINGS if word not in openings],
        [word for word in VERBS if word not in verbs],
        [word for word in SUBJECTS if word not in subjects],
        {operation: [word for word in words if word not in aside[operation]] for operation, (_, words) in OPERATIONS.items()},
    )
    unseen = Words(sorted(openings), sorted(verbs), sorted(subjects), {name: sorted(words) for name, words in aside.items()})
    return known, unseen


def task_rows(seed: int) -> dict[str, list[dict[str, Any]]]:
    known, unseen = split_words(seed)
    random = Random(f"closed-task-rows:{seed}")
    frames = Words(unseen.openings, unseen.verbs, unseen.subjects, known.wordings)
    wordings = Words(known.openings, known.verbs, known.subjects, unseen.wordings)
    taken = {ASKED[1]}
    training = [(operation, sentence) for operation, sentence in SAMPLES if _is_known(sentence, unseen)]
    taken.update(sentence for _, sentence in training)
    training += _sentences(known, ROWS["training"] - len(training), taken, random)
    parts = {
        "training": training,
        # a wording is unseen in the test alone: what is chosen on the validation rows is not chosen on the test's words
        "validation": _sentences(known, ROWS["validation"], taken, random),
        "test-unseen-frames": _sentences(frames, ROWS["test"], taken, random),
        "test-unseen-wordings": _sentences(wordings, ROWS["test"], taken, random),
        "test-both-unseen": _sentences(unseen, ROWS["test"], taken, random),
        "asked": [ASKED],
    }
    return {name: [_row(*pair) for pair in pairs] for name, pairs in parts.items()}


def write_task(out: Path, seed: int) -> dict[str, Any]:
    _, unseen = split_words(seed)
    rows = task_rows(seed)
    with new_folder(out) as folder:
        for name, part in rows.items():
            write_text(folder / f"{name}.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part))
        about = {"seed": seed, "rows": {name: len(part) for name, part in rows.items()}, "put_aside": vars(unseen)}
        write_json(folder / "about.json", about)
    return about


def _is_known(sentence: str, unseen: Words) -> bool:
    pieces = [*unseen.openings, *(word for words in unseen.wordings.values() for word in words)]
    return not any(sentence.startswith(piece) or sentence.endswith("的" + piece) for piece in pieces)


def _sentences(words: Words, count: int, taken: set[str], random: Random) -> list[tuple[str, str]]:
    """Of each operation as many, no sentence twice."""
    operations = list(OPERATIONS)
    found: list[tuple[str, str]] = []
    for _ in range(50 * count):
        if len(found) == count:
            break
        operation = operations[len(found) % len(operations)]
        sentence = words.sentence(operation, random)
        if sentence not in taken:
            taken.add(sentence)
            found.append((operation, sentence))
    return found


def _row(operation: str, sentence: str) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": sentence}, {"role": "assistant", "content": program(operation)}]}
