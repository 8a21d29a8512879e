import type { FleetPodSecurity } from '../../model/fleet';
import type { PodSecurityLevel, PodSecurityProps } from '../../model/props';
import type { Merged } from '../../model/written';
import { type Setting, nothingToCheck } from '../setting';
import { WATCHED, normalExceptions } from './exceptions';
import { checkPodSecurity } from './pod-security-findings';

/** The Pod Security Standard, exceptions from it, and what is only watched. */
export const podSecurity: Setting<
  PodSecurityLevel | PodSecurityProps,
  PodSecurityLevel | Merged<PodSecurityProps>,
  PodSecurityLevel | FleetPodSecurity
> = {
  check: nothingToCheck,
  resolve(merged) {
    if (typeof merged === 'string') return merged;
    const { standard = 'baseline', warn = WATCHED, audit = WATCHED } = merged;
    const allow = normalExceptions(merged.allow);
    const isPlain = Object.keys(allow).length === 0 && warn === WATCHED && audit === WATCHED;
    return isPlain ? standard : { standard, allow, warn, audit };
  },
  checkMerged: checkPodSecurity,
};
