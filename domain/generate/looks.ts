import type { Language } from '../task.js';

/** What lets a test tell programs apart by something other than what they do when they are called. */
const LOOKS: Readonly<Record<Language, RegExp>> = {
  python:
    /\b(?:open|exec|eval|compile|globals|locals|vars|dir|id|getattr|setattr|delattr|inspect|importlib|ast|dis|os|sys|io|pathlib|shutil|subprocess|marshal|pickle|linecache|traceback|gc|ctypes|time|datetime|random|secrets|uuid|tempfile|threading|asyncio|socket)\b|__\w+|\bformat_map\b/,
  javascript:
    /\b(?:toString|eval|Function|process|Date|performance|import\.meta|global|globalThis|setTimeout|setInterval|__dirname|__filename|module)\b|\bMath\.random\b|\brequire\.\w|\b(?:node:)?(?:fs|path|os|vm|child_process|crypto|module|worker_threads|v8|inspector)(?:\/\w+)?['"]/,
  typescript:
    /\b(?:toString|eval|Function|process|Date|performance|import\.meta|global|globalThis|setTimeout|setInterval|__dirname|__filename|module)\b|\bMath\.random\b|\brequire\.\w|\b(?:node:)?(?:fs|path|os|vm|child_process|crypto|module|worker_threads|v8|inspector)(?:\/\w+)?['"]/,
  java: /\b(?:File|Files|Path|Paths|ClassLoader|Class|getClass|reflect|System|Runtime|Thread|Random|nio|Instant|Clock|LocalDate|LocalDateTime|invoke|net|ProcessBuilder|InputStream|Scanner|random)\b/,
  rust: /\b(?:include_str|include_bytes|include|env|option_env|fs|process|time|thread|net|ptr|unsafe|path|Command|type_name|asm)\b/,
};

/** The first word of a test script by which it looks at more than what a program does; null where there is none. Rather one too many. */
export function looksBeyond(language: Language, script: string): string | null {
  return LOOKS[language].exec(script)?.[0] ?? null;
}
