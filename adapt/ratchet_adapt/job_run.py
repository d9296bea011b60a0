"""A job, from its files to a published model: what the process of a training does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from .bundle import Bundle, new_seq2seq
from .calibration import calibrate
from .catalogue import LOCAL
from .causal import Causal, with_new_adapter
from .checkpoints import Checkpoints
from .durable import read_rows, sha256_of
from .failures import AdaptError
from .hyperparameters import Hyperparameters, read_hyperparameters
from .jobs import FileStore, Job, JobStore
from .lstm import Lstm
from .order import random_of
from .presets import PRESETS, Preset, preset_of
from .pretraining import Pretraining
from .ranking import Scoring
from .registry import Registry
from .rows import (
    Pair,
    Preference,
    Row,
    pairs_of,
    preferences_of,
    rankings_of,
    refuse_leaks,
    texts_of,
    without_duplicates,
)
from .sampling import Messages
from .scorer import Scorer
from .supervised import Plan, Preferences, Supervised, encoded
from .t5 import T5
from .tokenizer import CodeTokenizer, train_tokenizer
from .training import Settings, Stop, Task, train

HELD_OUT = 0.1  # of the rows, where no validation file is given; of a corpus, a fiftieth
FEWEST_TO_SPLIT = 10
FEW_STEPS = 300  # at least, where the job does not say how many epochs
KEPT_ROWS = {"training": 2000, "validation": 500}  # with a model, to be replayed
LORA_RATE, DPO_SHARE, SCORER_SHARE, FINE_TUNE_SHARE = 2e-4, 0.05, 0.25, 0.5


@dataclass
class Run:
    """What all methods need of a job."""

    home: Path
    job: Job
    hyperparameters: Hyperparameters
    training: list[Row]
    validation: list[Row] | None
    stop: Stop
    memory_mb: int | None

    @property
    def seed(self) -> int:
        return int(self.job["seed"])

    def tell(self, message: str, data: dict[str, Any] | None = None, level: str = "info") -> None:
        JobStore(self.home).note(self.job["id"], level, message, data)


def run_job(home: Path, job_id: str, stop: Stop, memory_mb: int | None = None) -> dict[str, Any]:
    """The card of what was published. Killed at any moment and started again, it comes to the same."""
    job = JobStore(home).get(job_id)
    registry = Registry(home)
    name = model_name(job)
    if registry.has(name):
        return registry.card(name)
    files = FileStore(home)
    validation = job["validation_file"]
    run = Run(
        home,
        job,
        read_hyperparameters(job["hyperparameters"]),
        read_rows(files.path(job["training_file"])),
        read_rows(files.path(validation)) if validation is not None else None,
        stop,
        memory_mb,
    )
    method: Callable[[Run], tuple[Bundle, dict[str, list[Row]]]] = {
        "pretrain": _pretrain,
        "supervised": _supervised,
        "dpo": _prefer,
        "scorer": _score,
    }[job["method"]["type"]]
    bundle, rows = method(run)
    bundle.card |= {
        "id": name,
        "job": job["id"],
        "method": job["method"]["type"],
        "training_file": job["training_file"],
        "validation_file": validation,
        "seed": run.seed,
    }
    card = registry.publish(bundle, rows)
    _checkpoints(run, "").remove()
    return card


def model_name(job: Job) -> str:
    base = str(job["model"])
    if base.startswith(LOCAL):
        base = "hf-" + Path(base.removeprefix(LOCAL)).name
    elif base.startswith("ft:"):
        base = base.split(":")[1]
    return f"ft:{base}:{job['suffix'] or 'ratchet'}:{job['id'].removeprefix('ftjob-')}"


def _pretrain(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    texts, repeated = without_duplicates(texts_of(run.training))
    _tell_left_out(run, repeated, 0)
    if run.validation is not None:
        held_out = texts_of(run.validation)
        refuse_leaks(texts, held_out)
    else:
        texts, held_out = _split(texts, HELD_OUT / 5, lambda row: row.text)
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
    _train(run, task, bundle, preset.learning_rate, "fresh", patience=None)
    return bundle, {}


def _supervised(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    pairs, repeated = without_duplicates(pairs_of(run.training))
    bundle, rate, base = _base(run, pairs)
    pairs, held_out = _validation(run, pairs, pairs_of, bundle, repeated)
    replay, kept = _of_before(run, {pair.messages for pair in [*pairs, *held_out]})
    limit = run.hyperparameters.max_forgetting
    task = Supervised(bundle, pairs, held_out, replay, _plan(run, bundle), kept, 0.02 if limit is None else limit)
    outcome = _train(run, task, bundle, rate, base)
    if kept and outcome["best_step"] == 0:
        raise AdaptError(
            "forgetting",
            "nothing was learned that did not cost more of the old: the validation NLL of the old rows rose by more than "
            f"{task.limit:.0%} each time; nothing is published. Add rows, lower learning_rate, or raise max_forgetting",
            "max_forgetting",
        )
    bundle.card |= calibrate(bundle.generator, [encoded(bundle, pair) for pair in [*held_out, *kept]])
    return bundle, {
        "training": _kept("training", [*_rows(pairs), *_rows(replay)], run.seed),
        "validation": _kept("validation", [*_rows(held_out), *_rows(kept)], run.seed),
    }


def _prefer(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    preferences, repeated = without_duplicates(preferences_of(run.training))
    bundle, rate, base = _base(run, [Pair(row.messages, row.preferred) for row in preferences])
    preferences, held_out = _validation(run, preferences, preferences_of, bundle, repeated)
    rate = rate if isinstance(bundle.model, Causal) else rate * DPO_SHARE / FINE_TUNE_SHARE
    beta = run.hyperparameters.beta if run.hyperparameters.beta is not None else 0.1
    task = Preferences(bundle, preferences, held_out, _plan(run, bundle), beta)
    _train(run, task, bundle, rate, base)
    registry = Registry(run.home)
    if not registry.has(run.job["model"]):
        return bundle, {}
    return bundle, {name: registry.rows(run.job["model"], name) for name in KEPT_ROWS}


def _score(run: Run) -> tuple[Bundle, dict[str, list[Row]]]:
    rankings, repeated = without_duplicates(rankings_of(run.training))
    if run.validation is not None:
        held_out = rankings_of(run.validation)
        refuse_leaks(rankings, held_out)
    else:
        rankings, held_out = _split(rankings, HELD_OUT, lambda row: row.context)
    _tell_left_out(run, repeated, 0)
    texts = [text for row in rankings for text in (row.context, *row.candidates)]
    base, preset, fingerprint = _encoder_decoder(run, texts)
    assert isinstance(base.model, T5 | Lstm)  # noqa: S101
    assert isinstance(base.tokenizer, CodeTokenizer)  # noqa: S101
    torch.manual_seed(run.seed)
    scorer = Scorer(base.model, preset.d_model)
    task = Scoring(scorer, base.tokenizer, rankings, held_out, _plan(run, base))
    bundle = Bundle("scorer", scorer, base.tokenizer, base.card)
    _train(run, task, bundle, preset.learning_rate * SCORER_SHARE, fingerprint)
    return bundle, {}


def _of_before(run: Run, asked: set[Messages]) -> tuple[list[Pair], list[Pair]]:
    """What the model was trained and validated on, less what is now asked anew: to be replayed, and to see whether it forgets."""
    registry, model = Registry(run.home), str(run.job["model"])
    if run.hyperparameters.replay is False or not registry.has(model):
        return [], []
    replay, kept = (
        [pair for pair in pairs_of(rows) if pair.messages not in asked] if rows else []
        for rows in (registry.rows(model, name) for name in KEPT_ROWS)
    )
    run.tell(f"replays {len(replay)} rows of before; {len(kept)} tell whether it forgets")
    return replay, kept


def _base(run: Run, pairs: list[Pair]) -> tuple[Bundle, float, str]:
    """The model that learns, its learning rate, and which weights these are."""
    model = str(run.job["model"])
    registry = Registry(run.home)
    is_adapter = registry.has(model) and registry.card(model)["kind"] == "lora"
    if model.startswith(LOCAL) or is_adapter:
        bundle = registry.load(model, trainable=True)
        assert isinstance(bundle.model, Causal)  # noqa: S101
        if is_adapter:
            card = {"base": bundle.card["base"], "base_fingerprint": bundle.card["base_fingerprint"], "parent": model}
            return Bundle("lora", bundle.model, bundle.tokenizer, card), LORA_RATE, json.dumps(bundle.card["files"])
        torch.manual_seed(run.seed)
        card = {"base": model, "base_fingerprint": bundle.card["fingerprint"]}
        adapted = with_new_adapter(bundle.model, run.hyperparameters.lora_rank or 8)
        return Bundle("lora", adapted, bundle.tokenizer, card), LORA_RATE, bundle.card["fingerprint"]
    texts = [text for pair in pairs for text in (*(content for _, content in pair.messages), pair.target)]
    found, preset, fingerprint = _encoder_decoder(run, texts)
    return found, preset.learning_rate * (FINE_TUNE_SHARE if registry.has(model) else 1.0), fingerprint


def _encoder_decoder(run: Run, texts: list[str]) -> tuple[Bundle, Preset, str]:
    """One that is published, or a preset from scratch, its tokenizer made of the rows."""
    model = str(run.job["model"])
    if model in PRESETS:
        preset = preset_of(model, run.hyperparameters.arch)
        tokenizer = train_tokenizer(texts, preset.vocabulary)
        net = new_seq2seq(preset, tokenizer, run.seed)
        return Bundle("seq2seq", net, tokenizer, {"preset": preset.as_json(), "base": model}), preset, "fresh"
    bundle = Registry(run.home).load(model)
    if bundle.kind != "seq2seq":
        raise AdaptError("unsupported_model", f"{model} is a {bundle.kind}: this method takes an encoder-decoder", "model")
    card = {"preset": bundle.card["preset"], "base": bundle.card["base"], "parent": model}
    return (
        Bundle("seq2seq", bundle.model, bundle.tokenizer, card),
        Preset(**bundle.card["preset"]),
        bundle.card["files"]["weights.safetensors"],
    )


def _train(run: Run, task: Task, bundle: Bundle, rate: float, base: str, patience: int | None = 5) -> dict[str, Any]:
    params = run.hyperparameters
    if params.max_steps is not None:
        task.steps = params.max_steps
    default = max(5, min(200, task.steps // 20))
    settings = Settings(
        learning_rate=params.learning_rate or rate * (params.learning_rate_multiplier or 1.0),
        weight_decay=0.01 if params.weight_decay is None else params.weight_decay,
        seed=run.seed,
        seconds=params.max_seconds,
        validate_every=params.validate_every or default,
        save_every=params.save_every or default,
        patience=params.patience or patience,
        memory_mb=run.memory_mb,
    )
    run.tell(f"trains for up to {task.steps} steps, learning rate {settings.learning_rate:.2g}", {"total_steps": task.steps})
    metrics = train(task, settings, _checkpoints(run, base), run.tell, run.stop)
    bundle.card["metrics"] = metrics
    return metrics


def _checkpoints(run: Run, base: str) -> Checkpoints:
    job = run.job
    files = FileStore(run.home)
    belongs = {
        "base": base,
        "model": job["model"],
        "method": job["method"],
        "hyperparameters": job["hyperparameters"],
        "seed": job["seed"],
        "files": [sha256_of(files.path(file)) for file in (job["training_file"], job["validation_file"]) if file is not None],
    }
    fingerprint = hashlib.sha256(json.dumps(belongs, sort_keys=True).encode()).hexdigest()
    folder = JobStore(run.home).folder(job["id"]) / "checkpoints"
    return Checkpoints(folder, fingerprint, lambda message: run.tell(message, level="warn"))


def _plan(run: Run, bundle: Bundle) -> Plan:
    params = run.hyperparameters
    preset = bundle.card.get("preset")
    batch, epochs, fewest = (preset["batch"], preset["epochs"], FEW_STEPS) if preset else (4, 3, 1)
    asked = params.n_epochs
    return Plan(params.batch_size or batch, asked or epochs, run.seed, fewest if asked is None else 1, bool(params.vary))


def _validation(
    run: Run, rows: list[Any], read: Callable[[list[Row]], list[Any]], bundle: Bundle, repeated: int
) -> tuple[list[Any], list[Any]]:
    """Rows to learn from and rows to validate on: none twice, none in both, none too long."""
    fitting = [row for row in rows if _fits(bundle, row)]
    _tell_left_out(run, repeated, len(rows) - len(fitting))
    if not fitting:
        raise AdaptError(
            "context_length_exceeded",
            f"no row fits: each is longer than the model's {bundle.max_length} tokens",
            "training_file",
        )
    if run.validation is not None:
        held_out, _ = without_duplicates(read(run.validation))
        refuse_leaks(fitting, held_out)
        held_out = [row for row in held_out if _fits(bundle, row)]
        if not held_out:
            raise AdaptError("context_length_exceeded", "no row of the validation file fits the model", "validation_file")
        return fitting, held_out
    if len(fitting) < FEWEST_TO_SPLIT:
        run.tell(f"{len(fitting)} rows are too few to hold some out: validated on themselves", level="warn")
        return fitting, fitting
    return _split(fitting, HELD_OUT, lambda row: repr(row.messages))


def _fits(bundle: Bundle, row: Pair | Preference) -> bool:
    prompt = bundle.prompt(row.messages)
    targets = [row.target] if isinstance(row, Pair) else [row.preferred, row.rejected]
    return all(bundle.fits(prompt, bundle.target(target)) for target in targets)


def _split(rows: list[Any], share: float, key: Callable[[Any], str]) -> tuple[list[Any], list[Any]]:
    """By the hash of what a row is about: the same row is on the same side in each run, and rows that ask the same are together."""
    ranked = sorted({key(row) for row in rows}, key=lambda text: hashlib.sha256(text.encode("utf-8", "replace")).digest())
    if len(ranked) < 2:
        raise AdaptError(
            "too_few_rows",
            "at least two different rows are needed, one to learn from and one to validate on",
            "training_file",
        )
    held = set(ranked[: max(1, round(len(ranked) * share))])
    return [row for row in rows if key(row) not in held], [row for row in rows if key(row) in held]


def _tell_left_out(run: Run, repeated: int, too_long: int) -> None:
    if repeated > 0:
        run.tell(f"{repeated} rows are there twice: each is learned once", level="warn")
    if too_long > 0:
        run.tell(f"{too_long} rows are longer than the model reads or writes: left out", level="warn")


def _rows(pairs: list[Pair]) -> list[Row]:
    return [
        {
            "messages": [
                *({"role": role, "content": content} for role, content in pair.messages),
                {"role": "assistant", "content": pair.target},
            ]
        }
        for pair in pairs
    ]


def _kept(name: str, rows: list[Row], seed: int) -> list[Row]:
    most = KEPT_ROWS[name]
    return rows if len(rows) <= most else random_of("kept", seed).sample(rows, most)
