import type { Output } from './output';

/** Whether to colour what goes there. `NO_COLOR` wins, then `FORCE_COLOR`; else only a terminal gets colours. */
export function wantsColor(output: Output, env: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: term } = env;
  if (no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return output.isTerminal && term !== 'dumb';
}
