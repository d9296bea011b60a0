import { complete } from '../../offline-model/complete.js';
import { openToolbox } from '../../offline-model/rank/repair.js';
import { openReader } from '../../syntax/parse.js';
import { python } from '../../syntax/python.js';
import { fakeModel, type FakeModel } from './fake-model.js';

/** The offline model in this process, for Python, without counts of naturalness. */
export async function offlineModel(): Promise<FakeModel> {
  const toolbox = openToolbox([{ reader: await openReader(python), counts: () => null }]);
  return fakeModel(({ model, messages, n, temperature, seed }) =>
    complete(
      {
        model,
        messages: messages.map(({ role, content }) => ({ role: role === 'tool' ? 'user' : role, content })),
        n,
        temperature,
        seed,
        stop: [],
        stream: false,
      },
      toolbox,
    ),
  );
}
