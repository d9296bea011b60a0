import Docker from 'dockerode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeContainer } from '../../judge/docker/remove.js';

const ENDED_MEANWHILE = '(HTTP code 500) server error - Could not kill running container 1f, cannot remove - Container 1f is not running';

/** What the engine says to each request to remove it: null once it is removed. */
function container(...answers: readonly (readonly [status: number, message: string] | null)[]): {
  readonly box: Docker.Container;
  readonly remove: ReturnType<typeof vi.fn>;
  readonly wait: ReturnType<typeof vi.fn>;
} {
  const box = new Docker({ host: '127.0.0.1', port: 1 }).getContainer('1f');
  const wait = vi.spyOn(box, 'wait').mockResolvedValue({ StatusCode: 0 });
  const remove = vi.spyOn(box, 'remove');
  for (const answer of answers) {
    if (answer === null) remove.mockResolvedValueOnce(undefined);
    else remove.mockRejectedValueOnce(Object.assign(new Error(answer[1]), { statusCode: answer[0] }));
  }
  return { box, remove, wait };
}

/** Settles a removal, whatever it waits for. */
async function removed(box: Docker.Container): Promise<string> {
  const end = removeContainer(box).then(
    () => 'removed',
    (error: unknown) => String(error),
  );
  await vi.runAllTimersAsync();
  return end;
}

describe('a container that is to be removed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for again where it ended while the engine was about to kill it', async () => {
    const { box, remove } = container([500, ENDED_MEANWHILE], [500, ENDED_MEANWHILE], null);
    expect(await removed(box)).toBe('removed');
    expect(remove).toHaveBeenCalledTimes(3);
  });

  it('is done when it is gone already, and waited for when another removes it', async () => {
    const gone = container([404, 'no such container']);
    expect(await removed(gone.box)).toBe('removed');
    const removing = container([409, 'removal of container 1f is already in progress']);
    expect(await removed(removing.box)).toBe('removed');
    expect(removing.wait).toHaveBeenCalledWith({ condition: 'removed' });
  });

  it('is told of where the engine cannot, and asked for a few times only', async () => {
    const never = container(...Array.from({ length: 20 }, () => [500, 'device or resource busy'] as const));
    expect(await removed(never.box)).toMatch(/device or resource busy/);
    expect(never.remove).toHaveBeenCalledTimes(6);
    const refused = container([400, 'bad parameter']);
    expect(await removed(refused.box)).toMatch(/bad parameter/);
    expect(refused.remove).toHaveBeenCalledTimes(1);
  });
});
