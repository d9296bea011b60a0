import { describe, expect, it } from 'vitest';
import type { Language } from '../../domain/task.js';
import { looksBeyond } from '../../judge/validators/looks/looks.js';
import { readerOf } from '../../syntax/readers.js';

const AT: Readonly<Record<string, string>> = {
  python: 'test_clamp.py',
  javascript: 'test/clamp.test.js',
  java: 'ClampTest.java',
  rust: 'tests/clamp.rs',
};

async function looked(language: Language, script: string, hasPackages = false): Promise<string | null> {
  const reader = await readerOf(language);
  if (reader === null || !reader.isProgram(script)) throw new TypeError(`no program of ${language}: ${script}`);
  const files = { 'clamp.py': 'import numpy as np\nimport os\n', 'shop/cart.py': '', 'clamp.js': '', 'Clamp.java': '', 'src/lib.rs': '' };
  return looksBeyond({ language, path: AT[language] ?? '', script, files, hasPackages }, reader);
}

const PYTHON_ATTACKS = [
  'import os\n',
  'x = 1; import os\n',
  'from clamp import os\n',
  'import clamp\nclamp.os.listdir()\n',
  'import collections\ncollections._sys.modules\n',
  'import pkgutil\npkgutil.get_data("clamp", "clamp.py")\n',
  'import operator\noperator.attrgetter("_" + "_code_" + "_")\n',
  'import fileinput\n',
  'from clamp import clamp\n("{0._" + "_code_" + "_.co_consts}").format(clamp)\n',
  'from clamp import clamp\n"{0._" "_code_" "_}".format(clamp)\n',
  'from clamp import clamp\n"{0._\\x5fcode_\\x5f}".format(clamp)\n',
  'str.format("{0}", 1)\n',
  'open("clamp.py")\n',
  '\uff4fpen("clamp.py")\n',
  'read = open\n',
  'def test_a(request):\n    (request.path.parent / "clamp.py").read_text()\n',
  'def test_a(tmp_path):\n    pass\n',
  'import pytest\nwith pytest.raises(ValueError) as info:\n    f()\ninfo.tb.tb_next\n',
  'import pytest\npytest.importorskip("o" + "s")\n',
  '(x for x in []).gi_frame.f_builtins["op" + "en"]\n',
  'import typing\ntyping.get_type_hints(1)\n',
  'import asyncio\nasyncio.create_subprocess_exec("ca" + "t")\n',
  'import asyncio as a\n',
  'from asyncio import create_subprocess_exec\n',
  'x = f"{clamp.__code__}"\n',
  'x = f"{open(1)}"\n',
  'import random\n',
  'def test_a(request: object):\n    pass\n',
  'def test_a(*, tmp_path=None):\n    pass\n',
  'def test_a(tmp_path: str = ""):\n    pass\n',
  'import pytest\n@pytest.mark.skipif("open(1)", reason="")\ndef test_a():\n    pass\n',
  'import functools\n@functools.singledispatch\ndef f(x):\n    pass\n',
  'from io import StringIO, open_code\n',
  'from io import *\n',
  'import io\n',
  'def test_a(capsys):\n    capsys.request\n',
  'from datetime import datetime\ndatetime.now()\n',
];
const JAVASCRIPT_ATTACKS = [
  "require('f' + 's')",
  "require('node:fs')",
  'require(`fs`)',
  "const take = require; take('f' + 's')",
  "const fs = await import('fs/promises')",
  "import('f' + 's')",
  "import fs from 'node:fs'",
  "import 'node:fs'",
  "export * from 'fs'",
  'import(\'data:text/javascript,import "fs"\')',
  "require('../../../ratchet/layout.cjs')",
  "require('/etc/passwd')",
  "arguments[1]('f' + 's')",
  "requ\\u0069re('f' + 's')",
  'process.cwd()',
  'console._stdout',
  "console['_std' + 'out']",
  "require?.('fs')",
  "import{readFileSync}from'fs'",
  'new Function("return 1")',
  'globalThis.x',
  '`${process.cwd()}`',
  'Math.random()',
  "Math['random']()",
  'const { random } = Math',
  'Date.now()',
  'new Date()',
  'const D = Date',
  'Error.prepareStackTrace = (_, sites) => sites',
];
const JAVA_ATTACKS = [
  'new java.io.FileReader("Clamp.java")',
  'new java . io . FileInputStream("Clamp.java")',
  'Clamp.class.getResourceAsStream("Clamp.class")',
  'Object o = Clamp.class.getClassLoader()',
  'var c = x.getProtectionDomain()',
  'var c = Class.forName("Clamp")',
  'var s = "\\u0022 + x + \\u0022"',
  'new java.util.Scanner("x")',
  'new java.util.zip.ZipFile("x")',
  'System.getProperty("user.dir")',
  'java.time.LocalDate.now()',
  'Math.random()',
].map((line) => `class A { void a() { ${/^(?:Object|var) /.test(line) ? line : `Object o = ${line}`}; } }`);
const RUST_ATTACKS = [
  'const T: &str = include_str!("../src/lib.rs");',
  'const T: &str = include_str ! ("../src/lib.rs");',
  'use std::fs;',
  'use std::r#fs;',
  'use std::{collections::HashMap, fs as f};',
  'use std::*;',
  'use std as s;',
  'use std::{self as s};',
  '#[path = "../src/lib.rs"]\nmod m;',
  'fn a() { unsafe { } }',
  'fn a() { let x = env!("HOME"); }',
  'fn a() { assert_eq!(std::fs::read("x").unwrap(), b"y"); }',
];

const PYTHON_HONEST = [
  'import unittest\nfrom clamp import clamp\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(clamp(1, 2, 3), 2)\n\nif __name__ == "__main__":\n    unittest.main()\n',
  'import pytest\nfrom clamp import clamp\n\n@pytest.mark.parametrize("x, id", [(1, "open"), (2, "time")], ids=["os", "sys"])\ndef test_a(x, id):\n    """Reads no dir."""\n    assert clamp(x, 1, 3) == x  # same time, same dir\n',
  'import re\nfrom decimal import Decimal as D\nfrom shop.cart import Cart\nfrom shop import cart\nassert re.compile("a").match("a")\n',
  'door = Door()\ndoor.open()\nuser = User(id=1, dir="up")\nassert user == {"id": 1}\n',
  'assert "{:.2f} {}".format(1.5, 2) == "1.50 2"\n',
  'class Same:\n    def __init__(self):\n        self._x = 1\n    def __eq__(self, other):\n        return True\n',
  'import asyncio\nassert asyncio.run(f()) == 1\n',
  'from contextlib import redirect_stdout\nfrom io import StringIO\nwith redirect_stdout(StringIO()) as out:\n    say()\nassert out.getvalue() == "a"\n',
  'request = Request("a")\nmodules = [1]\nassert handle(request, modules) == http.request("a")\n',
  'def test_a(capsys):\n    say("a")\n    assert capsys.readouterr().out == "a"\n',
  'from datetime import date\nassert week(date(2020, 1, 1)) == 1\n',
  'from math import inf, nan\nfrom collections import OrderedDict\nfrom fractions import Fraction\n',
];
const JAVASCRIPT_HONEST = [
  "const { describe, it } = require('node:test'); const assert = require('assert/strict'); const { clamp } = require('../clamp.js');",
  "import test, { mock } from 'node:test';\nimport assert from 'node:assert';\nimport * as all from '../clamp.js';\nconst { clamp } = await import('../clamp.js');",
  "import _ from 'lodash'; import x from '@scope/name/part';",
  "// the process of a module\ntest('module: eval, Date', () => assert.equal(queue.process({ module: 1 }).toString(), '\\u0031'))",
  'assert.ok(/\\d+/.test(day(new Date(2020, 1, 1)))); assert.ok(x instanceof Date); const y = Array.from(xs); Math.max(1, 2); console.log(1);',
];
const JAVA_HONEST = [
  `import static org.junit.jupiter.api.Assertions.*;
import java.util.*;
import java.util.stream.Collectors;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.Path2;
/** A class of Files, in System. */
class ClampTest {
  @Nested class Deep {
    @ParameterizedTest @CsvSource({"1, File", "2, net"})
    void path(int x, String random) { assertThrows(IOException.class, () -> Clamp.clamp(x, 1, 3)); System.out.println("\\u00e9 now"); }
    @Test void net() { assertEquals(LocalDate.of(2020, 1, 1), Clamp.path(List.of(1))); }
  }
}`,
];
const RUST_HONEST = [
  'use solution::path;\nuse std::collections::{HashMap, HashSet};\n#[cfg(test)]\nmod tests {\n  use super::*;\n  // env! of time\n  #[test]\n  fn time() { assert_eq!(path("fs", 1), "net"); let process = 1; let line = process; }\n}\n',
  'use solution::time::Clock;\n#[test]\nfn a() { assert!(std::panic::catch_unwind(|| solution::env(1)).is_err()); }\n',
];

describe.each([
  ['python', PYTHON_ATTACKS, PYTHON_HONEST],
  ['javascript', JAVASCRIPT_ATTACKS, JAVASCRIPT_HONEST],
  ['java', JAVA_ATTACKS, JAVA_HONEST],
  ['rust', RUST_ATTACKS, RUST_HONEST],
] as const)('a test script in %s', (language, attacks, honest) => {
  it.each(attacks)('is seen to look at more than what a program does: %s', async (script) => {
    expect(await looked(language, script)).not.toBeNull();
  });

  it.each(honest)('calls the program: %s', async (script) => {
    expect(await looked(language, script)).toBeNull();
  });
});

it('packages of the task may be taken where its program takes them', async () => {
  expect(await looked('python', 'import numpy\n', true)).toBeNull();
  expect(await looked('python', 'import numpy\n')).toBe('numpy');
  expect(await looked('python', 'import os\n', true)).toBe('os');
});
