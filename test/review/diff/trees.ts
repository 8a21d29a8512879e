import { parse } from 'yaml';
import { loadFleets } from '../../../lib/fleet/load';
import { clusterOf } from '../../../lib/fleet/clusters/cluster-of';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { type TreeSide, blobId } from '../../../lib/review/diff/base/tree-side';
import { FleetFiles } from '../../../lib/synth/render/fleet-files';

/** The files of an output folder, by path. */
export type Files = Readonly<Record<string, string>>;

/** The files that a fleet means, rendered in memory. */
export function render(text: string): Files {
  const { fleets } = loadFleets(parse(text) as FleetProps);
  return Object.fromEntries(
    fleets.flatMap((fleet) => {
      const folder = fleets.length > 1 ? `${clusterOf(fleet)!}/` : '';
      return [...new FleetFiles(fleet).render()].map(({ path, content }) => [
        `${folder}${path}`,
        content,
      ]);
    }),
  );
}

/** A tree in memory. Without the text of its fleet, only its objects are known. */
export function treeOf(name: string, files: Files, text?: string): TreeSide {
  return {
    name,
    ids: new Map(
      Object.entries(files).map(([path, content]) => [path, blobId(Buffer.from(content))]),
    ),
    read: (paths) => new Map(paths.map((path) => [path, files[path]!])),
    ...(text === undefined ? { accepted: [] } : loaded(text)),
  };
}

function loaded(text: string): Pick<TreeSide, 'fleets' | 'accepted'> {
  const { fleets, accepted } = loadFleets(parse(text) as FleetProps);
  return { fleets, accepted };
}
