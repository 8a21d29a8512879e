import { provesLeastRights } from '../../least-rights';
import type { UsageScene } from '../scene';

/** What the role of `tenancy cluster-role usage` gives is enough, and each part of it is needed. */
export async function leastRights(scene: UsageScene): Promise<void> {
  await provesLeastRights(scene, {
    command: 'usage',
    args: ['-f', scene.file, 'usage', '--json'],
    works: [0],
  });
}
