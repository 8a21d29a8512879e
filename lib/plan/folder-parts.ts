import type { OutputFolderName } from './output-files';

/**
 * The part that a folder of the output plays where it is delivered.
 *
 * - `platform`: roles, guard rails and priorities, before everything else
 * - `guards`: namespaces with what guards them
 * - `borders`: what keeps further policies from opening a namespace
 * - `grants`: who may do what, once all guards exist
 * - `work`: what tenants deploy, once the rights exist with which it is deployed
 * - `delivery`: what delivers the others
 * - `engine`: objects of an optional engine, by themselves, because a cluster may lack their kinds
 */
export type FolderPart =
  'platform' | 'guards' | 'borders' | 'grants' | 'work' | 'delivery' | 'engine';

const PARTS = {
  platform: 'platform',
  tenants: 'guards',
  shared: 'guards',
  network: 'borders',
  access: 'grants',
  // Its tenants are administrators inside.
  'virtual-clusters': 'grants',
  deploy: 'work',
  // What people submit needs their rights and a queue.
  'local-queues': 'work',
  delivery: 'delivery',
  budgets: 'engine',
  clusters: 'engine',
  devices: 'engine',
  monitoring: 'engine',
  queues: 'engine',
  'slice-projects': 'engine',
  slices: 'engine',
} as const satisfies Record<OutputFolderName | 'platform' | 'tenants' | 'shared', FolderPart>;

/** The part of the folder that a file or folder of the tree is in. */
export function partOf(path: string): FolderPart {
  const folder = path.split('/', 1)[0]!;
  return Object.hasOwn(PARTS, folder) ? PARTS[folder as keyof typeof PARTS] : 'engine';
}
