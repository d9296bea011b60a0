import { useSyncExternalStore } from 'react';

/** `system` follows what the system says, and its changes. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'ratchet-theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function chosen(): Theme {
  const kept = localStorage.getItem(KEY);
  return THEMES.find((each) => each === kept) ?? 'system';
}

function isDark(): boolean {
  const theme = chosen();
  return theme === 'dark' || (theme === 'system' && systemIsDark.matches);
}

export function showTheme(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

systemIsDark.addEventListener('change', showTheme);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): { readonly theme: Theme; readonly choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, chosen);
  const choose = (next: Theme): void => {
    localStorage.setItem(KEY, next);
    showTheme();
  };
  return { theme, choose };
}

/** For what draws by itself: it has to draw again when the colours change. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
