import type { k8s } from '../api-object/k8s';
import { IDENTITY_PRESETS } from '../../fleet/catalogue/identity-presets';
import type { IdentityPreset } from '../../fleet/model/props';

/** Rules of the role that accounts with a preset are bound to. */
export function presetRules(preset: IdentityPreset): k8s.PolicyRule[] {
  return IDENTITY_PRESETS[preset].rules.map(({ group, resources, verbs, names }) => ({
    apiGroups: [group],
    resources: [...resources],
    ...(names === undefined ? {} : { resourceNames: [...names] }),
    verbs: [...verbs],
  }));
}
