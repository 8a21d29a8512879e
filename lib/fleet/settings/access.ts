import type { AccessMode } from '../model/props';
import { type Setting, asItIs, nothingToCheck } from './setting';

/** Who decides who works in a namespace. */
export const access: Setting<AccessMode, AccessMode, AccessMode> = {
  check: nothingToCheck,
  resolve: asItIs,
};
