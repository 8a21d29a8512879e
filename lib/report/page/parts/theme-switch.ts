import { h } from './dom';

/** What can be chosen; `auto` is what the system says. */
const THEMES = ['auto', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

const KEY = 'tenancy-report-theme';

/** A choice between light and dark that the browser remembers, where it may. */
export function themeSwitch(): HTMLElement {
  const known = THEMES.find((theme) => theme === recall()) ?? 'auto';
  apply(known);
  const field = h(
    'select',
    {
      onchange: () => {
        const theme = THEMES.find((one) => one === field.value) ?? 'auto';
        apply(theme);
        remember(theme);
      },
    },
    THEMES.map((theme) => h('option', { value: theme, selected: theme === known }, theme)),
  );
  return h('label', {}, h('span', {}, 'Theme'), field);
}

function apply(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** A browser may refuse to keep anything for a file from disk. */
function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice lasts until the page is closed.
  }
}
