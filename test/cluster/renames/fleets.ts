import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { loadFleet, synth } from '../../../lib';
import { type Tree, readTree } from '../battery/trees';

/** One line of the file, and what a commit makes of it. */
export type Edit = readonly [line: string, becomes: string];

/** Each commit edits the file that the one before it left. */
export const COMMITS = {
  'vision is called perception, and another admin takes over': [
    ['- name: vision', '- name: perception\n    renamedFrom: vision'],
    ['admins: [vera@example.com]', 'admins: [paul@example.com]'],
  ],
  'perception is called insight': [
    ['- name: perception', '- name: insight'],
    ['renamedFrom: vision', 'renamedFrom: [vision, perception]'],
  ],
  'insight is called sight': [
    ['- name: insight', '- name: sight'],
    ['renamedFrom: [vision, perception]', 'renamedFrom: [vision, perception, insight]'],
  ],
  'prod of speech moves to a new namespace': [
    [
      'admins: [sara@example.com]',
      'admins: [sara@example.com]\n    environments:\n' +
        '      prod: { namespace: ren-talk-prod, movedFrom: ren-speech-prod }',
    ],
  ],
  'sight is charged to another cost center': [['costCenter: ENG-014', 'costCenter: ENG-900']],
  'sight is suspended': [['costCenter: ENG-900', 'costCenter: ENG-900\n    state: suspended']],
  'sight goes on': [['\n    state: suspended', '']],
  'sight drains': [['costCenter: ENG-900', 'costCenter: ENG-900\n    state: draining']],
  'sight is given up': [['state: draining', 'state: removed']],
  'the entry of sight is deleted': [
    [
      '  - name: sight\n    renamedFrom: [vision, perception, insight]\n    costCenter: ENG-900\n' +
        '    state: removed\n    admins: [paul@example.com]\n    users: [{ group: vision }]\n' +
        '    quota: { cpu: 20, memory: 80Gi, gpu: 4 }\n' +
        '    serviceAccounts: { train: { presets: [argo-executor] } }\n',
      '',
    ],
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;

export type Commit = keyof typeof COMMITS;

/** A checkout of `before.yaml` with its tree, as a platform team has it. */
export class Checkout {
  private text = '';

  /**
   * @param folder - where it is
   * @param first - what is different from `before.yaml` from the first commit on
   */
  constructor(
    private readonly folder: string,
    private readonly first: readonly Edit[] = [],
  ) {}

  async start(): Promise<Tree> {
    this.text = await fs.readFile(path.join(__dirname, 'before.yaml'), 'utf8');
    return this.edit('before.yaml', this.first);
  }

  /** The tree after a commit, written over the one before. */
  commit(name: Commit): Promise<Tree> {
    return this.edit(name, COMMITS[name]);
  }

  private edit(name: string, edits: readonly Edit[]): Promise<Tree> {
    for (const [line, becomes] of edits) {
      if (!this.text.includes(line)) throw new Error(`${name}: there is no ${line}`);
      this.text = this.text.replace(line, becomes);
    }
    return this.synth();
  }

  private async synth(): Promise<Tree> {
    const file = path.join(this.folder, 'tenants.yaml');
    const output = path.join(this.folder, 'dist');
    await fs.writeFile(file, this.text);
    await synth(loadFleet(file).fleet, { output });
    return readTree('renames', output);
  }
}
