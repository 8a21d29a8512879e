import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { format } from 'prettier';
import { loadFleet, synth } from '../../../lib';
import { withContents } from '../../../scripts/contents';
import type { Battery } from '../battery/attack';
import { waitForQuota } from '../battery/scene';
import { type Tree, readTree } from '../battery/trees';
import { BREACH } from './breach';
import { COST_MYSTERY } from './cost-mystery';
import { NOISY_NEIGHBOUR } from './noisy-neighbour';
import { type Line, play } from './play';
import type { Story } from './story';

/** In the order in which they are played: each starts from what the previous one left in the cluster. */
const STORIES: readonly Story[] = [NOISY_NEIGHBOUR, BREACH, COST_MYSTERY];

const PAGE = path.join(__dirname, '../../../docs/stories.md');

const INTRODUCTION = `<!-- Generated from test/cluster/stories by npm run test:cluster -- --record. Do not edit. -->

# Three stories from a shared cluster

Two teams, vision and speech, share a small cluster. We typed every command below on a real Kubernetes cluster, with the
objects that \`tenancy\` writes for this file, and show the answers as they came. Vic is in the group \`vision\`, Sam is in
the group \`speech\`, and \`platform\` is an administrator.
`;

/** Plays the stories, and writes the page or compares it with the result. */
export async function tellStories(
  battery: Battery,
  page: 'write' | 'compare' | 'leave',
): Promise<void> {
  const { plane, recorder } = battery;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-stories-'));
  try {
    const tenants = await fs.readFile(path.join(__dirname, 'tenants.yaml'), 'utf8');
    await setTheStage(battery, folder);
    await fs.writeFile(path.join(folder, 'tenants.yaml'), tenants);
    await installCommand(folder);
    const blocks = [INTRODUCTION, fenced('yaml', tenants.replace(/^#.*\n/, ''))];
    for (const story of STORIES) {
      try {
        blocks.push(told(story, await play(plane, story, folder)));
        recorder.check('story', story.title, undefined);
      } catch (error) {
        recorder.check('story', story.title, (error as Error).message);
        return;
      }
    }
    const formatted = await format(blocks.join('\n'), {
      parser: 'markdown',
      proseWrap: 'always',
      printWidth: 120,
      embeddedLanguageFormatting: 'off',
    });
    const text = withContents(formatted);
    if (page === 'write') await fs.writeFile(PAGE, text);
    if (page === 'compare') {
      const stale = (await fs.readFile(PAGE, 'utf8')) === text ? undefined : difference(text);
      recorder.check('story', 'docs/stories.md shows the answers of the cluster', await stale);
    }
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Applies the tenants of the stories, and waits until the cluster has counted their quotas. */
async function setTheStage({ plane }: Battery, folder: string): Promise<void> {
  const { fleet } = loadFleet(path.join(__dirname, 'tenants.yaml'));
  await synth(fleet, { output: path.join(folder, 'dist') });
  const tree: Tree = await readTree('stories', path.join(folder, 'dist'));
  for (const file of tree.files) await plane.apply(file.text, { force: true });
  for (const object of tree.files.flatMap(({ objects }) => objects)) {
    if (object.kind === 'ResourceQuota') await waitForQuota(plane, object);
  }
}

/** Puts `tenancy` where everybody finds it. It runs from source. */
async function installCommand(folder: string): Promise<void> {
  const root = path.join(__dirname, '../../..');
  const [tsx, main] = ['node_modules/.bin/tsx', 'lib/cli/main.ts'].map((at) => path.join(root, at));
  const file = path.join(folder, 'bin/tenancy');
  await fs.mkdir(path.dirname(file));
  await fs.writeFile(file, `#!/bin/sh\nexec ${tsx} ${main} "$@"\n`, { mode: 0o755 });
}

/** A story with its commands, in the form of the page. */
function told({ title, steps }: Story, lines: readonly Line[]): string {
  const blocks = [`## ${title}`];
  let block: string[] = [];
  const rest = [...lines];
  const close = (): void => {
    if (block.length > 0) blocks.push(fenced('console', block.join('\n\n')));
    block = [];
  };
  for (const step of steps) {
    if (typeof step === 'string') {
      close();
      blocks.push(step);
    } else {
      const { command, output } = rest.shift()!;
      block.push(`${command.who}$ ${command.types}\n${output}`);
    }
  }
  close();
  return `${blocks.join('\n\n')}\n`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

/** The first line that differs from the page. */
async function difference(text: string): Promise<string> {
  const written = (await fs.readFile(PAGE, 'utf8')).split('\n');
  const lines = text.split('\n');
  const index = lines.findIndex((line, at) => line !== written[at]);
  return `line ${index + 1} reads: ${lines[index]}\nthe page has: ${written[index]}`;
}
