import pytest

from ratchet_adapt.arithmetic import behave_alike
from ratchet_adapt.bleu import bleu
from ratchet_adapt.closed_task import ASKED, OPERATIONS, program, split_words, task_rows


@pytest.mark.parametrize("seed", range(5))
def test_no_word_of_the_test_is_learned(seed):
    known, unseen = split_words(seed)
    rows = task_rows(seed)
    asked = {name: [row["messages"][0]["content"] for row in part] for name, part in rows.items()}
    assert len({sentence for part in asked.values() for sentence in part}) == sum(len(part) for part in asked.values()), (
        "no sentence twice, on whatever side"
    )
    assert ASKED[1] in asked["asked"]
    learned = asked["training"] + asked["validation"]
    for operation, words in unseen.wordings.items():
        assert not set(words) & set(known.wordings[operation])
    assert not any(sentence.startswith(opening) for opening in unseen.openings for sentence in learned)
    assert all(any(sentence.startswith(opening) for opening in unseen.openings) for sentence in asked["test-both-unseen"])


def test_each_program_behaves_as_itself_and_as_no_other():
    for one in OPERATIONS:
        for other in OPERATIONS:
            assert behave_alike(program(one), program(other)) == (one == other)


@pytest.mark.parametrize(
    ("output", "is_alike"),
    [
        ("def f(a, b): return b * a", True),
        ("def mul(x, y):\n    return x * y", True),
        ("def mul(x, y): return x + y", False),
        ("def mul(x, y): return __import__('os').system('x')", False),
        ("def mul(x, y): return x ** (9 ** 9 ** 9)", False),
        ("def mul(x): return x", False),
        ("return x * y", False),
        ("def mul(x, y) return", False),
        ("(" * 500, False),
    ],
)
def test_behaviour_is_worked_out_not_run(output, is_alike):
    assert behave_alike(output, program("mul")) == is_alike


def test_bleu_is_the_one_of_others():
    reference = "def mul(x, y): return x * y"
    assert bleu([reference], [reference]) == pytest.approx(100)
    assert bleu(["def mul(x, y): return x + y"], [reference]) == pytest.approx(64.3459, abs=1e-3)
    assert bleu([""], [reference]) == 0
