import { extname } from 'node:path';

/** An attempt to load an extension that failed. */
export interface FailedLoad {
  /** The extension, as `platform.extensions` names it. */
  readonly path: string;
  readonly error: NodeJS.ErrnoException & { readonly requireStack?: readonly string[] };
  /** Whether this process can load TypeScript. */
  readonly hasTypeScript: boolean;
}

/** What to do about a failed load. The first entry that applies counts. */
const FIXES: readonly {
  readonly applies: (failed: FailedLoad) => boolean;
  readonly fix: string;
}[] = [
  {
    applies: ({ error }) => isMissing(error) && error.requireStack?.length === 1,
    fix: 'Correct the path. It is relative to the folder of tenants.yaml.',
  },
  {
    applies: ({ error }) => isMissing(error),
    fix: 'Install what the module imports, or correct the path there.',
  },
  {
    applies: ({ path, hasTypeScript }) => isTypeScript(path) && !hasTypeScript,
    fix:
      'This Node.js cannot load TypeScript. Use Node.js 22.18 or newer; or install tsx and set ' +
      '`NODE_OPTIONS="--import tsx"`; or compile the module and name the JavaScript file.',
  },
  {
    applies: ({ error }) => error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
    fix:
      'Node.js only skips types. Write the module without enums, namespaces and the like, or install tsx and set ' +
      '`NODE_OPTIONS="--import tsx"`.',
  },
  {
    applies: ({ error }) => error.code === 'ERR_REQUIRE_ASYNC_MODULE',
    fix: 'Remove `await` from the top level of the module.',
  },
  { applies: () => true, fix: 'Correct the module, or remove the entry.' },
];

export function fixOfFailedLoad(failed: FailedLoad): string {
  return FIXES.find(({ applies }) => applies(failed))!.fix;
}

function isMissing({ code }: NodeJS.ErrnoException): boolean {
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
}

function isTypeScript(path: string): boolean {
  return ['.ts', '.cts', '.mts'].includes(extname(path));
}
