import { checkNames } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import type { Setting } from './setting';

/** The Secrets with which images are pulled. */
export const imagePullSecrets: Setting<readonly string[], readonly string[], readonly string[]> = {
  check: (written, path, findings) => checkNames(written, 'a Secret', path, findings),
  resolve: sortedTexts,
};
