"""The four methods: from the rows of a job to a model, and to the rows that stay with it."""

from __future__ import annotations

import torch

from .bases import FINE_TUNE_SHARE, KEPT_ROWS, base_of, encoder_decoder_of, of_before
from .bundle import Bundle, new_seq2seq
from .calibration import calibrate
from .causal import Causal
from .failures import AdaptError
from .lstm import Lstm
from .order import random_of
from .presets import preset_of
from .pretraining import Pretraining
from .ranking import Scoring
from .registry import Registry
from .rows import Pair, Row, pairs_of, preferences_of, rankings_of, refuse_leaks, texts_of, without_duplicates
from .run import Run, plan_of, train_task
from .scorer import Scorer
from .sides import HELD_OUT, sides_of, split, tell_left_out
from .supervised import Preferences, Supervised, encoded
from .t5 import T5
from .tokenizer import CodeTokenizer, train_tokenizer

CORPUS_HELD_OUT = 0.02
DPO_SHARE, SCORER_SHARE = 0.05, 0.25  # of the rate that the preset trains from scratch with


def pretrain(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    texts, repeated = without_duplicates(texts_of(run.training))
    tell_left_out(run, repeated, 0)
    if run.validation is not None:
        held_out = texts_of(run.validation)
        refuse_leaks(texts, held_out)
    else:
        texts, held_out = split(texts, CORPUS_HELD_OUT, lambda row: row.text)
    preset = preset_of(run.job["model"], run.hyperparameters.arch)
    tokenizer = train_tokenizer((row.text for row in texts), preset.vocabulary)
    model = new_seq2seq(preset, tokenizer, run.seed)
    params = run.hyperparameters
    task = Pretraining(
        model,
        tokenizer,
        [row.text for row in texts],
        [row.text for row in held_out],
        params.batch_size or preset.batch,
        params.n_epochs or preset.epochs,
        run.seed,
    )
    if not task.windows:
        raise AdaptError("empty_corpus", "the corpus has no text that is long enough to learn from", "training_file")
    size = sum(parameter.numel() for parameter in model.parameters())
    run.tell(f"{len(texts)} texts, {len(task.windows)} windows, {size:,} weights, vocabulary of {tokenizer.size}")
    bundle = Bundle("seq2seq", model, tokenizer, {"preset": preset.as_json(), "base": run.job["model"]})
    train_task(run, task, bundle, preset.learning_rate, "fresh", patience=None)
    return bundle, {}


def supervise(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    pairs, repeated = without_duplicates(pairs_of(run.training))
    bundle, rate, base = base_of(run, pairs)
    pairs, held_out = sides_of(run, pairs, pairs_of, bundle, repeated)
    replay, kept = of_before(run, {pair.messages for pair in [*pairs, *held_out]})
    limit = run.hyperparameters.max_forgetting
    task = Supervised(bundle, pairs, held_out, replay, plan_of(run, bundle), kept, 0.02 if limit is None else limit)
    outcome = train_task(run, task, bundle, rate, base)
    if kept and outcome["best_step"] == 0:
        raise AdaptError(
            "forgetting",
            "nothing was learned that did not cost more of the old: the validation NLL of the old rows rose by more than "
            f"{task.limit:.0%} each time; nothing is published. Add rows, lower learning_rate, or raise max_forgetting",
            "max_forgetting",
        )
    bundle.card |= calibrate(bundle.generator, [encoded(bundle, pair) for pair in [*held_out, *kept]])
    return bundle, {
        "training": kept_rows("training", [*as_rows(pairs), *as_rows(replay)], run.seed),
        "validation": kept_rows("validation", [*as_rows(held_out), *as_rows(kept)], run.seed),
    }


def prefer(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    preferences, repeated = without_duplicates(preferences_of(run.training))
    bundle, rate, base = base_of(run, [Pair(row.messages, row.preferred) for row in preferences])
    preferences, held_out = sides_of(run, preferences, preferences_of, bundle, repeated)
    rate = rate if isinstance(bundle.model, Causal) else rate * DPO_SHARE / FINE_TUNE_SHARE
    beta = run.hyperparameters.beta if run.hyperparameters.beta is not None else 0.1
    task = Preferences(bundle, preferences, held_out, plan_of(run, bundle), beta)
    train_task(run, task, bundle, rate, base)
    registry = Registry(run.home)
    if not registry.has(run.job["model"]):
        return bundle, {}
    return bundle, {name: registry.rows(run.job["model"], name) for name in KEPT_ROWS}


def score(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    rankings, repeated = without_duplicates(rankings_of(run.training))
    if run.validation is not None:
        held_out = rankings_of(run.validation)
        refuse_leaks(rankings, held_out)
    else:
        rankings, held_out = split(rankings, HELD_OUT, lambda row: row.context)
    tell_left_out(run, repeated, 0)
    texts = [text for row in rankings for text in (row.context, *row.candidates)]
    base, preset, fingerprint = encoder_decoder_of(run, texts)
    assert isinstance(base.model, T5 | Lstm)  # noqa: S101
    assert isinstance(base.tokenizer, CodeTokenizer)  # noqa: S101
    torch.manual_seed(run.seed)
    scorer = Scorer(base.model, preset.d_model)
    task = Scoring(scorer, base.tokenizer, rankings, held_out, plan_of(run, base))
    bundle = Bundle("scorer", scorer, base.tokenizer, base.card)
    train_task(run, task, bundle, preset.learning_rate * SCORER_SHARE, fingerprint)
    return bundle, {}


def as_rows(pairs: list[Pair]) -> list[Row]:
    return [
        {
            "messages": [
                *({"role": role, "content": content} for role, content in pair.messages),
                {"role": "assistant", "content": pair.target},
            ]
        }
        for pair in pairs
    ]


def kept_rows(name: str, rows: list[Row], seed: int) -> list[Row]:
    most = KEPT_ROWS[name]
    return rows if len(rows) <= most else random_of("kept", seed).sample(rows, most)
