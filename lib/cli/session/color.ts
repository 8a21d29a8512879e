import type Picocolors from 'picocolors';
import type { Output } from './output';

/** Whether to colour this output: by `NO_COLOR`, then by `FORCE_COLOR`, and otherwise if it is a terminal. */
export function wantsColor(output: Output, env: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: term } = env;
  if (no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return output.isTerminal && term !== 'dumb';
}

/** Functions that colour texts, or leave them as they are. */
export type Colors = ReturnType<typeof Picocolors.createColors>;

/** Colours, if they are wanted. */
export function colors(isWanted: boolean): Colors {
  // Loaded with the first call: picocolors looks at standard output, which makes Node open it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('picocolors') as typeof Picocolors).createColors(isWanted);
}
