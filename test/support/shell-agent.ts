import type { CommandSolver } from '../../domain/agent/command-solver.js';

/** Asks, does with the shell what it is answered, tells what came of it, and so on until there is nothing to do. */
const AGENT = `import json, os, subprocess, sys, urllib.request
messages = [{"role": "system", "content": open("AGENTS.md").read()}, {"role": "user", "content": sys.argv[1]}]
while True:
    request = urllib.request.Request(
        os.environ["OPENAI_BASE_URL"] + "/chat/completions",
        data=json.dumps({"model": os.environ["RATCHET_MODEL"], "messages": messages}).encode(),
        headers={"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]},
    )
    said = json.load(urllib.request.urlopen(request))["choices"][0]["message"]["content"]
    print("> " + said, flush=True)
    if said == "done":
        break
    done = subprocess.run(said, shell=True, capture_output=True, text=True)
    messages += [{"role": "assistant", "content": said}, {"role": "user", "content": done.stdout + done.stderr}]
open(".agent-log", "w").write("it was here")
`;

export const SHELL_AGENT = {
  command: ['/usr/bin/python3', '/home/ratchet/agent.py', '{statement}'],
  files: [
    { path: '~/agent.py', what: 'text', text: AGENT },
    { path: 'AGENTS.md', what: 'strategy' },
  ],
  ignore: ['.agent-log'],
} as const satisfies Partial<CommandSolver>;
