import { dirname } from 'node:path';
import { createFile } from '../input/create-file';
import { SCHEMA_PATH } from '../package/schema-paths';
import { schemaLink } from '../package/schema-link';
import type { Session } from '../session/session';
import { starter } from '../package/starter';
import { STATUS, type Status } from '../session/status';

/** Writes a starter file, and never over an existing one. With `-`, it prints the file. */
export async function init(session: Session): Promise<Status> {
  const { file } = session;
  const schema = schemaLink(file === '-' ? '.' : dirname(file));
  if (file === '-') {
    await session.stdout.write(starter(schema));
    return STATUS.ok;
  }
  createFile(file, starter(schema), { command: 'init', flag: '--file' });
  session.say(nextSteps(file, schema !== undefined));
  return STATUS.ok;
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
