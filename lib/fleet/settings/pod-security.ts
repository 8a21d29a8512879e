import type { PodSecurityLevel } from '../model/props';
import { type Setting, asItIs, nothingToCheck } from './setting';

/** The Pod Security Standard. */
export const podSecurity: Setting<PodSecurityLevel, PodSecurityLevel, PodSecurityLevel> = {
  check: nothingToCheck,
  resolve: asItIs,
};
