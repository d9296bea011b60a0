"""Which rows teach, and which are refused and why."""

from __future__ import annotations

import pytest

from ratchet_adapt.failures import AdaptError
from ratchet_adapt.job_run import run_job
from ratchet_adapt.jobs import FileStore
from ratchet_adapt.training import Stop

from .conftest import chat, chat_rows, messages


def test_rows_of_the_validation_file_that_were_learned_are_refused(ask, tmp_path):
    leaking = [chat("Cafe\u0301  now", "x")]
    job = ask([*chat_rows(), chat("Caf\u00e9 now", "y")], leaking, model="brief")
    with pytest.raises(AdaptError, match=r"1 of 1 rows .* \(rows 1\)"):
        run_job(tmp_path, job["id"], Stop())


def test_rows_twice_and_rows_too_long_are_told_and_left_out(ask, tmp_path):
    rows = [*chat_rows(), *chat_rows()[:4], chat("long " * 300, "x")]
    job = ask(rows, model="brief", hyperparameters={"n_epochs": 1})
    run_job(tmp_path, job["id"], Stop())
    told = messages(tmp_path, job["id"])
    assert "4 rows are there twice" in told
    assert "1 rows are longer" in told


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"messages": "x"}, "row 2: messages must be a list"),
        ({"messages": [{"role": "user", "content": "x"}]}, "row 2: messages must end with one of the assistant"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "row 2: each of messages must be"),
        ({"text": "x"}, "row 2: messages must be a list"),
    ],
)
def test_a_row_of_another_form_is_named(ask, tmp_path, row, message):
    job = ask([chat_rows()[0], row], model="brief")
    with pytest.raises(AdaptError, match=message):
        run_job(tmp_path, job["id"], Stop())


def test_a_corpus_without_text_is_refused(ask, tmp_path):
    job = ask([{"text": "a = 1"}, {"text": "b = 2"}], method={"type": "pretrain"})
    with pytest.raises(AdaptError, match="no text that is long enough"):
        run_job(tmp_path, job["id"], Stop())


def test_a_file_that_cannot_be_rows_is_refused_at_once(tmp_path):
    files = FileStore(tmp_path)
    for content, message in ((b" \n", "is empty"), (b"\xff\xfe\x00", "UTF-8"), (b'{"a":1}\nnot json\n', "line 2"), (b"[1]\n", "line 1")):
        with pytest.raises(AdaptError, match=message):
            files.add(content, "rows.jsonl", "fine-tune")
    assert files.all() == []
    assert files.add(b'{"a":1}\n', "a", "fine-tune")["id"] == files.add(b'{"a":1}\n', "b", "fine-tune")["id"]
