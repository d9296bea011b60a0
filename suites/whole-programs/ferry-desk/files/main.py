"""A ferry desk: commands in, what comes of them out."""


def main():
    raise NotImplementedError


main()
