"""Methods `supervised` and `dpo`: from pairs of a question and its answer, and from an answer that people like better."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from .bleu import bleu
from .bundle import Bundle
from .generation import generate
from .language_model import LanguageModel, Tokens
from .order import random_of, rows_of
from .pretraining import mean_nll, nll_of
from .rows import Pair, Preference
from .sampling import Sampling

SAMPLES = 8
NOISE = 0.005  # nats a token: of an NLL near nothing, a share says nothing
DROPPED = 0.1  # of the characters of a question, where questions are varied

Row = tuple[Tokens, Tokens]
Compared = tuple[Row, Row, Tensor]  # the better answer, the worse one, and how much likelier the better was


@dataclass(frozen=True)
class Plan:
    batch: int
    epochs: int
    seed: int
    fewest: int = 1  # steps: an epoch of ten rows teaches nothing
    vary: bool = False  # questions lose a character now and then: wordings that were never seen


class Supervised:
    """With rows of before (`replay`), each batch is half new and half old; what costs too much of the old (`kept`) is not taken."""

    def __init__(
        self,
        bundle: Bundle,
        training: list[Pair],
        validation: list[Pair],
        replay: list[Pair],
        plan: Plan,
        kept: list[Pair],
        limit: float,
    ) -> None:
        self.module: LanguageModel = bundle.generator
        self._bundle, self._plan = bundle, plan
        self._training, self._replay = training, replay
        self._validation = [encoded(bundle, pair) for pair in validation]
        self._expected = [pair.target for pair in validation]
        self._kept = [encoded(bundle, pair) for pair in kept]
        self.limit = limit
        self._kept_nll: float | None = nll_of(self.module.eval(), self._kept) if kept else None
        # a few new rows are repeated, so that they weigh as much as the old ones
        self._new = max(1, plan.batch // 2) if replay else min(len(training), plan.batch)
        self.steps = steps_of(plan, len(training), self._new)

    def loss(self, step: int, done: float) -> Tensor:  # noqa: ARG002 - all rows, from the first step on
        pairs = [self._training[index] for index in rows_of(step, len(self._training), self._new, self._plan.seed)]
        if self._replay:
            old = rows_of(step, len(self._replay), self._new, self._plan.seed + 1)
            pairs += [self._replay[index] for index in old]
        rows = [encoded(self._bundle, self._varied(pair, step, place)) for place, pair in enumerate(pairs)]
        return mean_nll(self.module, rows)

    def validate(self, with_samples: bool) -> dict[str, float]:
        found = {"nll": nll_of(self.module, self._validation)}
        if self._kept_nll is not None:
            found["old_nll"] = nll_of(self.module, self._kept)
            found["forgetting"] = found["old_nll"] / self._kept_nll - 1
            found["acceptable"] = float(found["old_nll"] <= self._kept_nll * (1 + self.limit) + NOISE)
        if with_samples:
            prompts = [prompt for prompt, _ in self._validation[:SAMPLES]]
            length = max(len(target) for _, target in self._validation[:SAMPLES]) + 8
            outputs = generate(self.module, prompts, Sampling(length=length))
            said = [self._bundle.tokenizer.decode(output.ids) for output in outputs]
            found["bleu"] = bleu(said, self._expected[:SAMPLES])
        return found

    def _varied(self, pair: Pair, step: int, place: int) -> Pair:
        random = random_of("vary", self._plan.seed, step, place)
        if not self._plan.vary or random.random() < 0.5:
            return pair
        *before, (role, content) = pair.messages
        kept = "".join(character for character in content if random.random() >= DROPPED)
        return Pair((*before, (role, kept or content)), pair.target)


class Preferences:
    """Direct preference optimisation (Rafailov et al. 2023) against the model as it was."""

    def __init__(self, bundle: Bundle, training: list[Preference], validation: list[Preference], plan: Plan, beta: float) -> None:
        self.module: LanguageModel = bundle.generator
        self._beta, self._plan = beta, plan
        self._batch = min(len(training), max(1, plan.batch // 2))
        self.steps = steps_of(plan, len(training), self._batch)
        self._training = self._with_what_was(bundle, training)
        self._validation = self._with_what_was(bundle, validation)

    def loss(self, step: int, done: float) -> Tensor:  # noqa: ARG002 - all rows, from the first step on
        rows = [self._training[index] for index in rows_of(step, len(self._training), self._batch, self._plan.seed)]
        return -functional.logsigmoid(self._margins(rows)).mean()

    def validate(self, with_samples: bool) -> dict[str, float]:  # noqa: ARG002 - nothing is written here
        margins = torch.cat([self._margins([row]) for row in self._validation])
        return {"nll": float(-functional.logsigmoid(margins).mean()), "accuracy": float((margins > 0).float().mean())}

    def _with_what_was(self, bundle: Bundle, preferences: list[Preference]) -> list[Compared]:
        """What the model says of both answers now, before it learns: a run that goes on begins with the same model."""
        self.module.eval()
        both = [_both(bundle, preference) for preference in preferences]
        with torch.no_grad():
            return [(*pair, _advantage(self.module, [pair])) for pair in both]

    def _margins(self, rows: list[Compared]) -> Tensor:
        """How much more the better answer gained than the worse one, since before."""
        now = _advantage(self.module, [(better, worse) for better, worse, _ in rows])
        return self._beta * (now - torch.cat([then for *_, then in rows]))


def steps_of(plan: Plan, rows: int, batch: int) -> int:
    return max(plan.fewest, -(-rows * plan.epochs // batch))


def encoded(bundle: Bundle, pair: Pair) -> Row:
    return bundle.prompt(pair.messages), bundle.target(pair.target)


def _both(bundle: Bundle, preference: Preference) -> tuple[Row, Row]:
    prompt = bundle.prompt(preference.messages)
    return (prompt, bundle.target(preference.preferred)), (prompt, bundle.target(preference.rejected))


def _advantage(model: LanguageModel, pairs: list[tuple[Row, Row]]) -> Tensor:
    """How much likelier the better answer of each is, in nats."""
    rows = [row for pair in pairs for row in pair]
    values, _ = model.log_probabilities([prompt for prompt, _ in rows], [target for _, target in rows])
    sums = values.sum(dim=1).view(-1, 2)
    return sums[:, 0] - sums[:, 1]
