import { checkNames } from '../../values/name-checks';
import { sortedTexts } from '../../values/texts';
import type { Setting } from '../setting';

/** Classes that an Ingress may name. */
export const ingressClasses: Setting<
  readonly string[] | null,
  readonly string[] | undefined,
  readonly string[] | undefined
> = {
  check: (written, path, findings) => checkNames(written, 'an ingress class', path, findings),
  resolve: (merged) => (merged === undefined ? undefined : sortedTexts(merged)),
};
