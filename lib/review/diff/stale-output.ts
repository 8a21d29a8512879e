import { TenancyError } from '../../findings/finding';
import type { Fleet } from '../../fleet/model/fleet';
import { synth } from '../../synth/synth';
import type { TreePlace } from './base/folder-tree';

/** What to say where the output on the disk is not what the fleets mean; nothing if it is. */
export async function staleNote(
  fleets: readonly Fleet[],
  { file, output }: TreePlace,
  folder: string,
): Promise<string | undefined> {
  try {
    const { created, changed, removed } = await synth(fleets, {
      output,
      source: file,
      check: true,
      folder,
    });
    const count = created.length + changed.length + removed.length;
    if (count === 0) return undefined;
    const files = count === 1 ? '1 file' : `${count} files`;
    return `${output} is stale against ${file} (${files}): run tenancy synth. What follows compares what is on the disk.`;
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    const [first] = error.findings;
    return `tenancy synth would refuse to write ${output}: ${first!.message} What follows compares what is on the disk.`;
  }
}
