import { connectStack } from '../../infra/stack/running.js';
import { exchangeModel } from '../exchange-model.js';
import { type AskedOptions, rolesGiven } from '../model-option.js';
import { printJson, printLine } from '../output.js';
import { withSession } from '../session.js';

/** In the stack of this home, which first gets the settings of the model that this shell has. */
export async function resumeHere(name: string, options: AskedOptions & { readonly json?: boolean }): Promise<void> {
  const { json, model, ...roles } = options;
  await withSession(async ({ config, control, addresses }) => {
    // A name that is unknown, or a campaign that does not wait, touches nothing.
    const { state } = await control.status(name);
    const asked = state.status === 'paused' ? await exchangeModel(model, addresses) : model;
    await control.resume(name, asked, rolesGiven(roles, await connectStack(config.home)));
    if (json === true) printJson({ ...(await control.status(name)), ordered: 'resume' });
    else printLine(`${name}: resumed`);
  });
}
