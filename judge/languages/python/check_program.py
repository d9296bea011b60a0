"""Checks the sources of a program before it is run: prints what does not compile, as the compilers of other languages do."""


def check():
    texts = {}
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as file:
            texts[path] = file.read()
    problems = compile_problems(texts, list(texts))
    for problem in problems:
        print(f"{problem['path']}:{problem['line']}: error: {problem['message']}")
    sys.exit(1 if problems else 0)


check()
