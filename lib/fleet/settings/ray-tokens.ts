import { type Setting, asItIs, nothingToCheck } from './setting';

/** Whether each Ray cluster must ask for a token. The guard rail `engineFields` refuses others. */
export const rayTokens: Setting<boolean, boolean, boolean> = {
  check: nothingToCheck,
  resolve: asItIs,
};
