"""How an output is explained, character by character."""

from __future__ import annotations

import json

from ratchet_adapt.inference import Inference
from ratchet_adapt.job_run import run_job
from ratchet_adapt.training import Stop

from .conftest import chat


def test_an_explanation_tells_whole_characters(ask, tmp_path):
    rows = [chat(f"计算{word}", answer) for word, answer in (("和", "שלום e\u0301"), ("差", "乘𠮷"), ("积", "👩‍👩‍👧"))]
    card = run_job(tmp_path, ask(rows, model="brief", hyperparameters={"n_epochs": 5})["id"], Stop())
    told = Inference(tmp_path).explain(card["id"], "计算 e\u0301𠮷", "乘𠮷 e\u0301 שלום")
    assert "".join(token["text"] for token in told["tokens"]) == "乘𠮷 e\u0301 שלום"
    assert "".join(told["input_tokens"]) == "计算 e\u0301𠮷</s>"
    assert "\ufffd" not in json.dumps(told, ensure_ascii=False)
    for token in told["tokens"]:
        assert len(token["attention"]) == len(told["input_tokens"])
        assert 0 <= token["probability"] <= 1
        assert all(0 <= other["probability"] <= 1 for other in token["alternatives"])
