"""Files of the task that have the name of a module that is there already: the imports of the task's own files find them,
and those of the libraries find what they always find."""

import builtins
from importlib.machinery import PathFinder


def reach(root):
    """Makes the task's files importable, behind everything else, and those with a taken name for one another."""
    taken = frozenset(name for name in top_names(root) if is_taken(name))
    sys.path.append(root)
    if taken:
        names = OwnNames(root, taken)
        sys.meta_path.insert(0, names)
        builtins.__import__ = names.importing


def top_names(root):
    for entry in os.listdir(root):
        name, ending = os.path.splitext(entry)
        if ending == ".py" or (ending == "" and os.path.isdir(f"{root}/{entry}")):
            yield name


def is_taken(name):
    return name in sys.modules or name in sys.builtin_module_names or PathFinder.find_spec(name) is not None


class OwnNames:
    """Each taken name stands for two modules, of which `sys.modules` shows one at a time."""

    def __init__(self, root, taken):
        self.root = root
        self.shown = dict.fromkeys(taken, False)
        self.hidden = {}
        self.real = builtins.__import__

    def importing(self, name, globals=None, locals=None, fromlist=(), level=0):
        top = name.partition(".")[0]
        if level or top not in self.shown:
            return self.real(name, globals, locals, fromlist, level)
        caller = sys._getframe(1).f_globals if globals is None else globals
        before = self.shown[top]
        self.show(top, str(caller.get("__file__", "")).startswith(f"{self.root}/"))
        try:
            return self.real(name, globals, locals, fromlist, level)
        finally:
            self.show(top, before)

    def show(self, top, own):
        if own is self.shown[top]:
            return
        seen = {name: sys.modules.pop(name) for name in list(sys.modules) if name == top or name.startswith(f"{top}.")}
        sys.modules.update(self.hidden.pop(top, {}))
        self.hidden[top] = seen
        self.shown[top] = own

    def find_spec(self, name, path=None, target=None):
        own = path is None and self.shown.get(name, False)
        return PathFinder.find_spec(name, [self.root]) if own else None
