/** Drawn here: a few strokes each, in the colour of the text around them. */

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
      <rect width="24" height="24" rx="6" className="mark-back" />
      <path d="M5 18h4v-4h4v-4h4V6h2" className="mark-line" />
    </svg>
  );
}

const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  alert: 'M8 4.5v4M8 11.2v.1',
  pause: 'M6 4.5v7M10 4.5v7',
  play: 'M5.5 4l6 4-6 4z',
  stop: 'M4.8 4.8h6.4v6.4H4.8z',
  search: 'M7 3.2a3.8 3.8 0 100 7.6 3.8 3.8 0 000-7.6M10 10l3 3',
} as const;

type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
