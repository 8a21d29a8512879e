import { type Setting, asItIs, nothingToCheck } from './setting';

/** Whether people can read which accelerators their namespace was granted. */
export const showPools: Setting<boolean, boolean, boolean> = {
  check: nothingToCheck,
  resolve: asItIs,
};
