def newest_firmware(versions):
    def key(version):
        final = version.endswith("-beta")
        numbers = [part for part in version.removesuffix("-beta").split(".")]
        while numbers and numbers[-1] == 0:
            numbers.pop()
        return (numbers, final)

    newest = None
    for version in versions:
        if newest is None or key(version) > key(newest):
            newest = version
    return newest
