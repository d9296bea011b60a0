import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react';

export type Later<Props> = ComponentType<Props> & { readonly load: () => Promise<void> };

/**
 * A part of the page whose code is loaded when it is first shown, or before, when `load` is called. It is shown as soon as the code
 * is there, and from then on at once: React holds back for 300 ms what had suspended.
 */
export function later<Props extends object>(code: () => Promise<ComponentType<Props>>, meanwhile: ReactNode): Later<Props> {
  let part: { readonly Loaded: ComponentType<Props> } | { readonly error: unknown } | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Set<() => void>();

  const begin = async (): Promise<void> => {
    try {
      part = { Loaded: await code() };
    } catch (error) {
      part = { error };
    }
    for (const tell of waiting) tell();
  };
  const load = (): Promise<void> => (loading ??= begin());
  const subscribe = (tell: () => void): (() => void) => {
    waiting.add(tell);
    return () => waiting.delete(tell);
  };

  function Part(props: Props) {
    const here = useSyncExternalStore(subscribe, () => part);
    useEffect(() => void load(), []);
    if (here === null) return meanwhile;
    // for the boundary of the page
    if ('error' in here) throw here.error;
    return <here.Loaded {...props} />;
  }
  return Object.assign(Part, { load });
}
