import * as fs from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { buildControlPlane } from '../build';
import { type ControlPlane, startControlPlane } from '../control-plane';
import { type CaseScene, type Companion, type NamedCase, runCases } from '../run-cases';
import { AUDIT_POLICY } from './audit';

/** What every case of a delivery works with, whatever delivers. */
export interface DeliveryScene extends CaseScene {
  /** The log of what the API server changed. */
  readonly auditLog: string;
}

/** The proofs of one engine. */
interface Proofs<Scene> {
  readonly name: string;
  /** The custom resources that it needs. */
  readonly definitions: readonly object[];
  /** Whether pods run, on fake nodes. @default false */
  readonly hasPods?: boolean;
  /** What delivers. */
  prepare(scene: DeliveryScene): Promise<Companion<Scene>>;
  /** In this order: each starts from what the one before left. */
  readonly cases: readonly NamedCase<Scene>[];
}

/** Runs cases on a control plane that writes down what changes, and prints how they end. */
export function runProofs<Scene>(proofs: Proofs<Scene>): Promise<boolean> {
  return runCases<Scene>({
    name: proofs.name,
    startPlane: (folder) => auditedPlane(proofs, folder),
    prepare: (scene) => proofs.prepare({ ...scene, auditLog: auditLogIn(scene.folder) }),
    cases: proofs.cases,
  });
}

function auditLogIn(folder: string): string {
  return path.join(folder, 'audit.log');
}

async function auditedPlane(
  { definitions, hasPods = false }: Pick<Proofs<unknown>, 'definitions' | 'hasPods'>,
  folder: string,
): Promise<ControlPlane> {
  const auditLog = auditLogIn(folder);
  fs.writeFileSync(auditLog, '');
  const policy = path.join(folder, 'audit-policy.yaml');
  fs.writeFileSync(policy, stringify(AUDIT_POLICY));
  const built = await buildControlPlane();
  const { paths, kubernetes } = built;
  const withoutPods = {
    kubernetes,
    paths: { ...paths, 'kube-scheduler': undefined, kwok: undefined },
  };
  return startControlPlane({
    binaries: hasPods ? built : withoutPods,
    definitions,
    flags: {
      'kube-apiserver': [
        `--audit-policy-file=${policy}`,
        `--audit-log-path=${auditLog}`,
        '--audit-log-maxsize=1000',
      ],
    },
  });
}
