import type { Explanations } from './explanation';

/** Modules of the user's own. */
export const EXTENSIONS = {
  EXTENSION_FAILED: {
    cause:
      'A module under `platform.extensions` is not there, exports neither `tenant` nor ' +
      '`platform`, throws, returns a promise, or adds objects for which there is no file.',
    fix: 'Mend the module at the place that the finding names. Paths are relative to tenants.yaml.',
    noExample: 'It is about a module of your own, not about tenants.yaml.',
  },
  OBJECT_DUPLICATE: {
    cause:
      'An extension adds an object that is there already. Of two objects with one name, the one that is applied last ' +
      'wins, and it could replace a guard of the namespace.',
    fix: 'Give the object of the extension another name.',
    noExample: 'It is about a module of your own, not about tenants.yaml.',
  },
} as const satisfies Explanations;
