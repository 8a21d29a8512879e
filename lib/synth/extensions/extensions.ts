import { createRequire } from 'node:module';
import { resolve, sep } from 'node:path';
import type { Platform } from '../../constructs/platform/platform';
import type { Tenant } from '../../constructs/tenant/tenant';
import { TenancyError, finding } from '../../findings/finding';

/**
 * A module of the user's own that adds to what is written. Its functions are called after construction, so they see
 * everything that is there.
 */
export interface Extension {
  /** As it is named in `platform.extensions`. */
  readonly path: string;
  /** Its place in that list. */
  readonly index: number;
  readonly tenant?: (tenant: Tenant) => void;
  readonly platform?: (platform: Platform) => void;
}

/**
 * Loads the modules that a fleet names.
 *
 * @param folder - what their paths are relative to: the folder of tenants.yaml
 */
export function loadExtensions(paths: readonly string[], folder: string): Extension[] {
  const load = createRequire(resolve(folder, 'tenants.yaml'));
  return paths.map((path, index) => {
    let loaded: Partial<Extension>;
    try {
      loaded = load(resolve(folder, path)) as Partial<Extension>;
    } catch (error) {
      throw failure({ path, index }, 'cannot be loaded', error);
    }
    const { tenant, platform } = loaded;
    if (typeof tenant !== 'function' && typeof platform !== 'function') {
      throw failure({ path, index }, 'exports neither `tenant` nor `platform`');
    }
    return {
      path,
      index,
      ...(typeof tenant === 'function' ? { tenant } : {}),
      ...(typeof platform === 'function' ? { platform } : {}),
    };
  });
}

/** The folder of our own modules. */
const OURS = resolve(__dirname, '..', '..') + sep;

/** Modules that extensions brought in: they themselves, and those of the user's own that they load. */
export function extensionModules(): string[] {
  const installed = `${sep}node_modules${sep}`;
  return Object.keys(require.cache).filter(
    (path) =>
      !path.includes(installed) && !path.startsWith(OURS) && path !== require.main?.filename,
  );
}

/** Lets `loadExtensions` read every extension from the disk again. */
export function forgetExtensions(): void {
  for (const path of extensionModules()) delete require.cache[path];
}

/** Lets every extension add to a tenant. */
export function extendTenant(tenant: Tenant, extensions: readonly Extension[]): void {
  for (const extension of extensions) {
    run(extension, `of the tenant \`${tenant.name}\``, () => extension.tenant?.(tenant));
  }
}

/** Lets every extension add to the platform. */
export function extendPlatform(platform: Platform, extensions: readonly Extension[]): void {
  for (const extension of extensions) {
    run(extension, 'of the platform', () => extension.platform?.(platform));
  }
}

function run(extension: Extension, whose: string, call: () => unknown): void {
  let result: unknown;
  try {
    result = call();
  } catch (error) {
    throw failure(extension, `failed in its part ${whose}`, error);
  }
  // What it would add later would be missing from the files without a word.
  if (result instanceof Promise) {
    throw failure(
      extension,
      `returns a promise in its part ${whose}; it must add everything at once`,
    );
  }
}

/** What is wrong with an extension, as a finding at its entry. */
export function failure(
  { path, index }: Pick<Extension, 'path' | 'index'>,
  what: string,
  error?: unknown,
): TenancyError {
  const reason = error === undefined ? '' : `: ${firstLine(error)}`;
  return new TenancyError([
    finding({
      code: 'EXTENSION_FAILED',
      path: ['platform', 'extensions', index],
      message: `The extension ${path} ${what}${reason}.`,
      fix: 'Mend the module, or remove the entry.',
    }),
  ]);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]!.replace(/\.$/, '');
}
