import pytest

from ratchet_adapt.tokenizer import train_tokenizer

TEXTS = [
    "def mul(x, y):\n\treturn x * y\n",
    "定义一个函数，计算两个数的乘积",
    "שלום עולם \u202eabc\u202c",
    "e\u0301 and \u00e9, n\u0303o",
    "👩‍👩‍👧 \U00020bb7",
    "</s> <extra_0> <pad>",
    "\x00\x7f\r\n",
    "",
]


@pytest.fixture(scope="module")
def tokenizer():
    return train_tokenizer(["def f(x):\n    return x + 1\n", "计算两个数的和"] * 3, 400)


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_out_byte_for_byte(tokenizer, text):
    tokens = tokenizer.encode(text)
    assert tokenizer.decode(tokens) == text
    assert not tokenizer.specials & set(tokens), "a text never becomes a special token, whatever it spells"


def test_an_ideograph_is_at_most_one_token(tokenizer):
    assert len(tokenizer.encode("计算")) == 2


def test_saved_and_loaded_it_is_the_same(tokenizer, tmp_path):
    tokenizer.save(tmp_path / "t.json")
    loaded = type(tokenizer).load(tmp_path / "t.json")
    assert [loaded.encode(text) for text in TEXTS] == [tokenizer.encode(text) for text in TEXTS]
