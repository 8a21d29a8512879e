import * as path from 'node:path';
import { build } from './build';
import { operatorModule } from './delivery/operator-module';
import { type Module, fluxModule, sourceModule } from './modules';

/** A program that runs beside a plane, or judges what is there. */
export interface Companion {
  readonly name: string;
  /** The Go package of its main function. */
  readonly main: string;
  readonly module: () => Promise<Module>;
}

function ours(name: string, folder: string, main = '.'): Companion {
  return { name, main, module: () => sourceModule(path.join(__dirname, folder)) };
}

/** Flux's controller that applies what is in a repository. */
export const KUSTOMIZE_CONTROLLER: Companion = {
  name: 'kustomize-controller',
  main: 'github.com/fluxcd/kustomize-controller',
  module: fluxModule,
};

/** What makes Kustomizations from a ResourceSet. */
export const FLUX_OPERATOR: Companion = {
  name: 'flux-operator',
  main: 'github.com/controlplaneio-fluxcd/flux-operator/cmd/operator',
  module: operatorModule,
};

/** Parts of Argo CD, in a program of our own. */
export const ARGO_CD = ours('argocd', 'argocd/program');
export const KUEUE = ours('kueue', 'kueue/program', 'sigs.k8s.io/kueue/cmd/kueue');
/** What the scheduler itself says that pods request. */
export const POD_REQUESTS = ours('pod-requests', 'usage/program');
/** Engines of network policies. */
export const CYCLONUS = ours('cyclonus', '../network/cyclonus');
export const CILIUM_POLICIES = ours('cilium', '../network/cilium');
export const KUBE_NETWORK_POLICIES = ours(
  'kube-network-policies',
  '../network/kube-network-policies',
);

/** The path of a program, which is built if it is not in the cache. */
export async function buildCompanion(companion: Companion): Promise<string> {
  return build(companion, await companion.module(), (text) => process.stdout.write(text));
}
