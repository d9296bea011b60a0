import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { type Session, signOut } from '../data/client.js';
import { useRead } from '../data/queries.js';
import { Mark } from '../ui/icons.js';
import { Boundary } from './boundary.js';
import { SignIn } from './sign-in.js';
import { THEMES, type Theme, useTheme } from './theme.js';
import { useRefused } from './refused.js';

const PLACES = [
  { to: '/', name: 'Campaigns' },
  { to: '/schedules', name: 'Schedules' },
  { to: '/experiments', name: 'Experiments' },
  { to: '/adapters', name: 'Adapters' },
  { to: '/memory', name: 'Memory' },
  { to: '/incidents', name: 'Incidents' },
] as const;

/** What stands around every page. A page that is opened takes the focus, so that a screen reader begins with it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const refused = useRefused();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    // tabs of one page keep the focus where it is
    if (placeOf(shown.current) !== placeOf(pathname)) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown.current = pathname;
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        <div className="top-inner">
          <Link to="/" className="brand" aria-label="Ratchet, to the campaigns">
            <Mark />
            <span>Ratchet</span>
          </Link>
          <nav className="places" aria-label="Main">
            {PLACES.map(({ to, name }) => (
              <NavLink
                key={to}
                to={to}
                end={to === '/'}
                className={({ isActive }) => (isActive || (to === '/' && pathname.startsWith('/campaigns')) ? 'active' : '')}
              >
                {name}
              </NavLink>
            ))}
          </nav>
          <div className="top-end">
            <a className="plain-link" href="/docs">
              API
            </a>
            <Leave />
            <ThemeChoice />
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {refused === null ? (
          <Boundary place={pathname}>{children}</Boundary>
        ) : (
          <SignIn because={refused} entered={() => void client.resetQueries()} />
        )}
      </main>
    </>
  );
}

function placeOf(pathname: string): string {
  return pathname.split('/').slice(0, 3).join('/');
}

/** Ends the session of a browser that was let in by a token. */
function Leave() {
  const client = useQueryClient();
  const { data } = useRead<Session>('/session');
  if (data === undefined || data.csrf === null) return null;
  return (
    <button type="button" className="link" onClick={() => void signOut().then(() => client.resetQueries())}>
      Sign out {data.name}
    </button>
  );
}

const NAMES: Readonly<Record<Theme, string>> = { system: 'Auto', light: 'Light', dark: 'Dark' };

function ThemeChoice() {
  const { theme, choose } = useTheme();
  return (
    <label className="theme">
      <span className="sr-only">Colours</span>
      <select value={theme} onChange={(event) => choose(THEMES.find((each) => each === event.target.value) ?? 'system')}>
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
