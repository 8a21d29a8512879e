import { exec } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';
import { type Command, PEOPLE, type Person, type Story } from './story';

/** A command with its output. */
export interface Line {
  readonly command: Command;
  readonly output: string;
}

/** Plays a story on a plane that has its tenants. Throws if a command does not print what it must. */
export async function play(plane: ControlPlane, story: Story, folder: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const step of story.steps) {
    if (typeof step === 'string') continue;
    for (const [name, text] of Object.entries(step.files ?? {})) {
      await fs.writeFile(path.join(folder, name), text);
    }
    lines.push({ command: step, output: await type(plane, step, folder) });
  }
  return lines;
}

/** Only looking can be done twice. */
const LOOKS = /^(?:for ns|kubectl (?:-n \S+ )?(?:get|describe) |tenancy )/;

async function type(plane: ControlPlane, command: Command, folder: string): Promise<string> {
  const kubeconfig = await kubeconfigOf(plane, command.who, folder);
  let output = '';
  const once = async (): Promise<boolean> => {
    output = await run(command.types, folder, {
      KUBECONFIG: kubeconfig,
      PATH: `${path.join(folder, 'bin')}:${path.dirname(plane.kubectl)}:${process.env.PATH}`,
      HOME: folder,
    });
    return command.reads.test(output);
  };
  if (!LOOKS.test(command.types)) {
    if (await once()) return output;
  } else if (await waitFor(once, { what: command.types, seconds: 60 }).catch(() => false)) {
    return output;
  }
  throw new Error(`${command.types}\n${output}`);
}

/** What a command prints, errors included: they are what people read. */
function run(command: string, cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    exec(`{ ${command}\n} 2>&1`, { cwd, env }, (_error, stdout) => resolve(stdout.trim()));
  });
}

/** A kubeconfig with which the administrator acts as somebody. */
async function kubeconfigOf(plane: ControlPlane, who: Person, folder: string): Promise<string> {
  const file = path.join(folder, `${who}.kubeconfig`);
  const config = JSON.parse(await fs.readFile(plane.kubeconfig, 'utf8')) as {
    users: { user: Record<string, unknown> }[];
  };
  const { user, groups } = PEOPLE[who];
  Object.assign(config.users[0]!.user, { as: user, 'as-groups': groups });
  await fs.writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
