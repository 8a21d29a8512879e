import type { DriftReport } from '../../../lib/review/drift/drift-report';
import type { Share } from '../battery/sample';
import type { Manifest } from '../battery/trees';
import type { CaseScene } from '../run-cases';
import { tenancy } from '../usage/command';

/** What the cases work with. */
export interface DriftScene extends CaseScene {
  /** Everything that was applied. */
  readonly objects: readonly Manifest[];
  /** The folder of the files. */
  readonly dist: string;
  /** How many edits there are. */
  readonly edits: number;
  /** Which parts of the command's role are taken away. */
  readonly share: Share;
}

/** What the command says of the cluster, and how it ends. */
export async function askDrift({
  plane,
  folder,
  dist,
}: DriftScene): Promise<{ report: DriftReport; status: number }> {
  const args = ['-f', `${folder}/tenants.yaml`, 'drift', '--output', dist, '--format', 'json'];
  const { status, stdout, stderr } = await tenancy([...args, '--kubeconfig', plane.kubeconfig]);
  if (status === 2) throw new Error(stderr);
  return { report: JSON.parse(stdout) as DriftReport, status };
}

/** The titles of everything that is said. */
export function titles({ missing, changed, unknown, foreign, refused }: DriftReport): string[] {
  const parts = { missing, changed, unknown, foreign, refused };
  return Object.entries(parts).flatMap(([part, list]) =>
    list.map((object) => {
      const { kind, namespace, name } = object;
      const more = 'fields' in object ? ` ${JSON.stringify(object.fields)}` : '';
      const why = 'why' in object ? ` ${object.why}` : '';
      return `${part} ${kind} ${namespace ?? ''}/${name}${more}${why}`;
    }),
  );
}
