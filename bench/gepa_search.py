"""Lets GEPA look for better instructions, run after run, at an endpoint of the usual protocol.

Standard input: a JSON object; standard output: a JSON object a run, each on a line of its own.
"""

import http.client
import json
import sys
from urllib.parse import urlsplit

import gepa
from gepa.core.adapter import EvaluationBatch

# Its own way of asking, at most so many tokens; what the endpoint draws by is the number of the call.
SEEDS_APART = 1_000_000


class Quiet:
    def log(self, message):
        pass


class Endpoint:
    """Counts calls: of tasks and of reflections alike."""

    def __init__(self, url, model, seed):
        parts = urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        self.path = f"{parts.path}/chat/completions"
        self.model, self.seed, self.calls = model, seed * SEEDS_APART, 0

    def ask(self, messages):
        self.calls += 1
        body = json.dumps({"model": self.model, "messages": messages, "seed": self.seed + self.calls})
        self.connection.request("POST", self.path, body, {"content-type": "application/json"})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the endpoint answered {answer.status}: {text[:200]!r}")
        return json.loads(text)["choices"][0]["message"]["content"]


class Adapter:
    propose_new_texts = None

    def __init__(self, endpoint, passes):
        self.endpoint, self.passes = endpoint, passes

    def evaluate(self, batch, candidate, capture_traces=False):
        outputs = [self.answer(task, candidate) for task in batch]
        scores = [1.0 if self.passes in output else 0.0 for output in outputs]
        traces = list(zip(batch, outputs, scores)) if capture_traces else None
        return EvaluationBatch(outputs=outputs, scores=scores, trajectories=traces)

    def answer(self, task, candidate):
        return self.endpoint.ask([{"role": "system", "content": candidate["instructions"]}, {"role": "user", "content": task}])

    def make_reflective_dataset(self, candidate, eval_batch, components_to_update):
        records = [
            {"Inputs": task, "Generated Outputs": output, "Feedback": "All cases pass." if score else "Cases fail."}
            for task, output, score in eval_batch.trajectories
        ]
        return {name: records for name in components_to_update}


class Best:
    """The best prompt so far, each time that it becomes another one."""

    def __init__(self, endpoint):
        self.endpoint, self.seen = endpoint, []

    def on_valset_evaluated(self, event):
        if event["is_best_program"]:
            best = {"calls": self.endpoint.calls, "text": event["candidate"]["instructions"], "score": event["average_score"]}
            self.seen.append(best)


def play(run, endpoint_url, instructions, passes):
    endpoint = Endpoint(endpoint_url, run["model"], run["seed"])
    best = Best(endpoint)
    result = gepa.optimize(
        seed_candidate={"instructions": instructions},
        trainset=run["train"],
        valset=run["val"],
        adapter=Adapter(endpoint, passes),
        reflection_lm=lambda prompt: endpoint.ask([{"role": "user", "content": prompt}]),
        stop_callbacks=lambda state: endpoint.calls >= run["calls"],
        callbacks=[best],
        track_best_outputs=False,
        logger=Quiet(),
        seed=run["seed"],
    )
    return {
        "calls": endpoint.calls,
        "best": best.seen,
        "text": result.best_candidate["instructions"],
        "first": result.val_aggregate_scores[0],
        "last": result.val_aggregate_scores[result.best_idx],
        "candidates": len(result.candidates),
    }


def main():
    job = json.load(sys.stdin)
    for run in job["runs"]:
        print(json.dumps(play(run, job["endpoint"], job["instructions"], job["passes"])), flush=True)


main()
