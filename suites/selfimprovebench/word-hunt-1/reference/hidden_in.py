def hidden_in(word, texts):
    for text in texts:
        if word in text:
            return True
    return False
