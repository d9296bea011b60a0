import { stemOf } from '../../domain/answer/definitions.js';
import type { DocsValidation, TestsValidation, UiValidation, Validation } from '../../domain/generate/validation.js';
import type { Language } from '../../domain/task.js';
import type { NullWriter } from './writer.js';

/** What is no program, written without understanding. */
export function writtenWriter(validation: Validation, language: Language): NullWriter {
  switch (validation.kind) {
    case 'tests':
      return testsWriter(validation, language);
    case 'docs':
      return docsWriter(validation);
    case 'ui':
      return uiWriter(validation);
  }
}

/** A test that asserts nothing; one that ends the process; one that compares the program's text; one that looks whether it is there. */
function testsWriter({ program }: TestsValidation, language: Language): NullWriter {
  const module = stemOf(program);
  switch (language) {
    case 'python':
      return {
        constant: () => 'def test_nothing():\n    assert True\n',
        exit: () => 'import os\ndef test_end():\n    os._exit(0)\n',
        forge: () => `def test_text():\n    assert "return" in open("${program}").read()\n`,
        lookup: () => `import ${module}\ndef test_there():\n    assert ${module}\n`,
      };
    case 'javascript':
    case 'typescript':
      return {
        constant: () => "require('node:test').test('nothing', () => {});\n",
        exit: () => "require('node:test').test('end', () => process.exit(0));\n",
        forge: () => `require('node:test').test('text', () => { if (!String(require('./${module}.js').f)) throw new Error(); });\n`,
        lookup: () => `require('node:test').test('there', () => { if (!require('./${module}.js')) throw new Error(); });\n`,
      };
    case 'java':
      return {
        constant: () => junit('void nothing() {}'),
        exit: () => junit('void end() { System.exit(0); }'),
        forge: () => junit('void text() throws Exception { java.nio.file.Files.readString(java.nio.file.Path.of("Program.java")); }'),
        lookup: () => junit(`void there() { new ${module}(); }`),
      };
    case 'rust':
      return {
        constant: () => '#[test]\nfn nothing() {}\n',
        exit: () => '#[test]\nfn end() { std::process::exit(0); }\n',
        forge: () => `#[test]\nfn text() { assert!(include_str!("../${program}").contains("fn")); }\n`,
        lookup: () => '#[test]\nfn there() { assert!(true); }\n',
      };
  }
}

function junit(method: string): string {
  return `import org.junit.jupiter.api.Test;\nclass NullTest { @Test ${method} }\n`;
}

/** A sentence that fits every function; a code; the program again; the names that are asked for, and what is shown of what must be said. */
function docsWriter({ parameters, program, mentions }: DocsValidation): NullWriter {
  return {
    constant: () => 'This function takes its parameters and returns a value.\n',
    exit: () => '0\n',
    forge: () => program,
    lookup: () => `${[...parameters, ...mentions.flat()].join(' ')}, and what belongs to them\n`,
  };
}

/** A page with a sentence; an empty one; one that says that it has all; one with what is named and nothing else. */
function uiWriter({ elements }: UiValidation): NullWriter {
  return {
    constant: () => '<p>page</p>\n',
    exit: () => '<script>window.close()</script>\n',
    forge: () => `<p>${elements.join(' ')}</p>\n`,
    lookup: () => `${elements.map((each) => (each.startsWith('#') ? `<p id="${each.slice(1)}"></p>` : `<${each}></${each}>`)).join('')}\n`,
  };
}
