"""Looks, from inside a box, whether the box holds. Each function answers True when it does."""

import os
import re
import socket


def identity():
    status = read("/proc/self/status")
    rights = re.search(r"^CapEff:\s+(\w+)", status, re.M)[1]
    return os.getuid() != 0 and int(rights, 16) == 0 and "NoNewPrivs:\t1" in status


def system_calls():
    return "Seccomp:\t2" in read("/proc/self/status")


def files():
    private = [path for path in ("/root", "/home", "/etc/shadow", "/var", "/run") if os.path.lexists(path)]
    return not private and not any(writable(folder) for folder in ("/", "/usr", "/dev", "/etc"))


def network():
    try:
        socket.create_connection(("192.0.2.1", 80), 0.2)
    except TimeoutError:
        return False
    except OSError:
        return True
    return False


def processes():
    """The box of the self-test may have 16 processes."""
    children = []
    try:
        while len(children) < 40:
            child = os.fork()
            if child == 0:
                os.read(os.pipe()[0], 1)
            children.append(child)
    except OSError:
        return True
    finally:
        for child in children:
            os.kill(child, 9)
            os.waitpid(child, 0)
    return False


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def writable(folder):
    try:
        with open(f"{folder}/probe", "w", encoding="utf-8"):
            return True
    except OSError:
        return False
