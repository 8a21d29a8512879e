import type { LifecycleState } from '../../fleet/model/props';
import { MANAGED_BY, guardAnnotations } from '../../plan/ownership';

/** Metadata of an object that guards: it stays when its entry vanishes. */
export function guardMetadata(
  name: string,
  namespace?: string,
  state: LifecycleState = 'active',
): {
  name: string;
  namespace?: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
} {
  const annotations = guardAnnotations(state);
  return {
    ...grantMetadata(name, namespace),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** Metadata of an object that grants: it goes when its entry does. */
export function grantMetadata(
  name: string,
  namespace?: string,
): { name: string; namespace?: string; labels: Record<string, string> } {
  return { name, ...(namespace === undefined ? {} : { namespace }), labels: { ...MANAGED_BY } };
}
