"""Method `scorer`: which of the candidate edits of a row is the right one."""

from __future__ import annotations

from torch import Tensor

from .language_model import Tokens
from .order import rows_of
from .rows import Ranking
from .scorer import Scorer, joined, ranking_loss
from .supervised import Plan, steps_of
from .tokenizer import CodeTokenizer

MOST = 32  # candidates of a row that one step looks at


class Scoring:
    def __init__(self, module: Scorer, tokenizer: CodeTokenizer, training: list[Ranking], validation: list[Ranking], plan: Plan) -> None:
        self.module = module
        self._tokenizer, self._training, self._validation, self._plan = tokenizer, training, validation, plan
        self._batch = min(len(training), max(1, plan.batch // 4))
        self.steps = steps_of(plan, len(training), self._batch)

    def loss(self, step: int, done: float) -> Tensor:  # noqa: ARG002 - all rows, from the first step on
        rows = [self._training[index] for index in rows_of(step, len(self._training), self._batch, self._plan.seed)]
        return self._loss([_shortened(row, step) for row in rows])

    def validate(self, with_samples: bool) -> dict[str, float]:  # noqa: ARG002 - nothing is written here
        total, right, reciprocal = 0.0, 0, 0.0
        for row in self._validation:
            scores = self.module(inputs_of(self.module, self._tokenizer, row.context, list(row.candidates)))
            total += float(ranking_loss(scores, [len(scores)], [row.label]))
            rank = 1 + int((scores > scores[row.label]).sum())
            right, reciprocal = right + (rank == 1), reciprocal + 1 / rank
        count = len(self._validation)
        return {"nll": total / count, "accuracy": right / count, "mean_reciprocal_rank": reciprocal / count}

    def _loss(self, rows: list[Ranking]) -> Tensor:
        inputs = [part for row in rows for part in inputs_of(self.module, self._tokenizer, row.context, list(row.candidates))]
        return ranking_loss(self.module(inputs), [len(row.candidates) for row in rows], [row.label for row in rows])


def inputs_of(module: Scorer, tokenizer: CodeTokenizer, context: str, candidates: list[str]) -> list[Tokens]:
    before = tokenizer.encode(context)
    room = module.base.max_length
    return [joined(before, tokenizer.encode(text), tokenizer.separator, tokenizer.end, room) for text in candidates]


def _shortened(row: Ranking, step: int) -> Ranking:
    """The right candidate and a part of the others, another part at each step."""
    if len(row.candidates) <= MOST:
        return row
    others = [text for place, text in enumerate(row.candidates) if place != row.label]
    first = step * (MOST - 1) % len(others)
    taken = [*others, *others][first : first + MOST - 1]
    return Ranking(row.context, (row.candidates[row.label], *taken), 0)
