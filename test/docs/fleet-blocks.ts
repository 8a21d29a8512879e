import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Fleet } from '../../lib';
import { clusterOf } from '../../lib/fleet/clusters/cluster-of';
import { readFleet } from '../../lib/fleet/load';
import { formatFinding } from '../../lib/findings/print/frame';
import { FleetFiles } from '../../lib/synth/render/fleet-files';
import { tenancy } from '../cli/command';
import { type EmittedObject, readObjects } from '../golden/fleets';
import type { Block, Page } from './pages';

const FILE = 'tenants.yaml';
const FIRST_LINE = 'apiVersion: cdk8s-tenancy/';

/** Something that a page shows, beside what really comes out. */
export interface Shown {
  readonly page: string;
  readonly block: Block;
  readonly shown: unknown;
  readonly real: unknown;
}

/**
 * Runs the samples of a page in order, as somebody would who follows it in an empty folder.
 *
 * | block | means |
 * | --- | --- |
 * | `yaml` that begins with our apiVersion | is tenants.yaml from now on, and without a finding |
 * | `yaml wrong` | has the findings of the next `text` |
 * | `yaml PATH` | another file beside it |
 * | `yaml dist/PATH` | parts of objects in that file of the tree |
 * | `text list` | what `tenancy list` prints |
 * | `text files` | the files of the tree |
 * | `diff dist/PATH` | lines that the last change of tenants.yaml takes from that file, or adds to it |
 */
export async function runBlocks(page: Page): Promise<Shown[]> {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  process.chdir(folder);
  try {
    return await new Walk(page).run();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** Whether a block is a complete tenants.yaml. */
export function isFleet({ language, text }: Block): boolean {
  return language === 'yaml' && text.startsWith(FIRST_LINE);
}

class Walk {
  private readonly found: Shown[] = [];
  private current: ReadonlyMap<string, string> = new Map();
  private previous: ReadonlyMap<string, string> = new Map();

  constructor(private readonly page: Page) {}

  async run(): Promise<Shown[]> {
    for (const [index, block] of this.page.blocks.entries()) {
      if (isFleet(block)) this.runFleet(block, this.page.blocks[index + 1]);
      else if (block.language === 'yaml' && block.info.startsWith('dist/')) this.findParts(block);
      else if (block.language === 'yaml' && block.info !== '') put(block.info, block.text);
      else if (block.language === 'diff') this.findChanges(block);
      else if (block.language === 'text' && block.info === 'list') await this.compareList(block);
      else if (block.language === 'text' && block.info === 'files') this.compareFiles(block);
      else if (block.info !== '') this.say(block, block.info, 'a word that runBlocks knows');
    }
    return this.found;
  }

  private say(block: Block, shown: unknown, real: unknown): void {
    this.found.push({ page: this.page.path, block, shown, real });
  }

  private runFleet(block: Block, next: Block | undefined): void {
    put(FILE, block.text);
    const { fleets, findings, sources } = readFleet(FILE);
    const texts = findings.map((item) =>
      formatFinding(item, item.file === undefined ? undefined : sources.lines(item.file)),
    );
    const real = texts.map((text) => `${text}\n`).join('\n');
    this.say(block, block.info === 'wrong' ? next?.text : '', real);
    if (block.info === 'wrong' || fleets === undefined) return;
    this.previous = this.current;
    this.current = render(fleets);
  }

  private compareFiles(block: Block): void {
    this.say(block, block.text.trimEnd().split('\n'), [...this.current.keys()].sort());
  }

  private async compareList(block: Block): Promise<void> {
    this.say(block, block.text, (await tenancy(['list'])).stdout);
  }

  private findParts(block: Block): void {
    const file = this.current.get(block.info.replace('dist/', ''));
    const objects = file === undefined ? [] : readObjects(file);
    for (const part of readObjects(block.text)) {
      const object = objects.find(
        ({ kind, metadata }) => kind === part.kind && metadata.name === part.metadata.name,
      );
      this.say(block, part, object === undefined ? undefined : cutTo(part, object));
    }
  }

  private findChanges(block: Block): void {
    const path = block.info.replace('dist/', '');
    const [before, after] = [this.previous, this.current].map(
      (files) => files.get(path)?.split('\n') ?? [],
    );
    for (const line of block.text.trimEnd().split('\n')) {
      const [text, sign] = [line.slice(1), line.charAt(0)];
      const real = [before!.includes(text) ? '-' : '', after!.includes(text) ? '+' : ''].join('');
      this.say(block, [sign, text], [real, text]);
    }
  }
}

function put(name: string, text: string): void {
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, text);
}

function render(fleets: readonly Fleet[]): ReadonlyMap<string, string> {
  const files = fleets.flatMap((fleet) => {
    const folder = fleets.length > 1 ? `${clusterOf(fleet)!}/` : '';
    return [...new FleetFiles(fleet).render()].map(
      ({ path, content }) => [`${folder}${path}`, content] as const,
    );
  });
  return new Map(files);
}

/** The keys of an object that a part of it shows. Lists are compared whole. */
function cutTo(part: unknown, whole: EmittedObject | unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(part) || !isMap(whole)) return whole;
  return Object.fromEntries(Object.keys(part).map((key) => [key, cutTo(part[key], whole[key])]));
}
