import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AdoptReport } from '../../../lib/review/adopt/adopt-report';
import { tenancy } from '../usage/command';
import type { CaseScene } from '../run-cases';

/** A hand-written set-up, and what of it is adopted as one tenant. */
export interface SetUp {
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly tenant: string;
}

export const SET_UPS: readonly SetUp[] = [
  {
    name: 'tenant-manager',
    namespaces: ['ml-analytics-dev', 'ml-analytics-prod'],
    tenant: 'ml-analytics',
  },
  { name: 'flux-tenant', namespaces: ['frontend'], tenant: 'dev-team' },
  { name: 'onboarding-chart', namespaces: ['payments'], tenant: 'payments' },
];

/** What the cases work with. */
export interface AdoptScene extends CaseScene {
  /** What adoption said of each set-up. */
  readonly reports: Map<string, AdoptReport>;
}

/** What is read of a pod. */
export interface PodOfServer {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly uid: string };
  readonly status: { readonly phase: string };
}

/** The manifests of a set-up. */
export function manifestsOf({ name }: SetUp): string {
  return fs.readFileSync(path.join(__dirname, `set-ups/${name}.yaml`), 'utf8');
}

/** Runs the command on the fleet of the scene. */
export async function ask(
  { folder, plane }: CaseScene,
  command: string,
  args: readonly string[],
): Promise<{ status: number; stdout: string; stderr: string }> {
  const ofCluster = ['adopt', 'drift'].includes(command) ? ['--kubeconfig', plane.kubeconfig] : [];
  return tenancy(['-f', `${folder}/tenants.yaml`, command, ...args, ...ofCluster]);
}
