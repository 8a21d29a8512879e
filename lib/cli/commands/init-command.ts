import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SCHEMA_PATH } from '../package/schema-paths';
import { schemaLink } from '../package/schema-link';
import type { Session } from '../session/session';
import { starter } from '../package/starter';
import { Misuse, STATUS, type Status } from '../session/status';

/** Why a file cannot be created, by the code of the system's error. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Writes a starter file, and never over an existing one. With `-`, it prints the file. */
export async function init(session: Session): Promise<Status> {
  const { file } = session;
  const schema = schemaLink(file === '-' ? '.' : dirname(file));
  if (file === '-') {
    await session.stdout.write(starter(schema));
    return STATUS.ok;
  }
  create(file, starter(schema));
  session.say(nextSteps(file, schema !== undefined));
  return STATUS.ok;
}

function create(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Misuse(
      code === 'EEXIST'
        ? `${file} exists, and init never overwrites a file; name another one with --file`
        : `${file} cannot be written: ${REASONS[code] ?? message}`,
    );
  }
}

function nextSteps(file: string, isInstalled: boolean): string {
  // Outside a project that has it installed, npx would look for a package called tenancy, which is not ours.
  const command = isInstalled ? 'npx tenancy' : 'npx cdk8s-tenancy';
  const flag = file === 'tenants.yaml' ? '' : ` --file ${file}`;
  const lines = [
    `Wrote ${file}. Adapt it, then run:`,
    `  ${command} validate${flag}`,
    `  ${command} synth${flag}`,
  ];
  if (!isInstalled) {
    lines.push(
      'To pin the version, and to get completion and checks in your editor, install the package and start the file with:',
      '  npm install --save-dev cdk8s-tenancy cdk8s constructs',
      `  # yaml-language-server: $schema=node_modules/cdk8s-tenancy/${SCHEMA_PATH}`,
    );
  }
  return lines.join('\n');
}
