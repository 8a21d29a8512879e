import * as path from 'node:path';

/** The programs of the plane, in the order in which they are built: the slowest first. */
export type ProgramName =
  'kube-apiserver' | 'etcd' | 'kube-controller-manager' | 'kubectl' | 'kube-scheduler' | 'kwok';

export interface Program {
  readonly name: ProgramName;
  /** The Go package of its main function. */
  readonly main: string;
  /** Which of our go.mod files it stands in. */
  readonly family: 'control-plane' | 'kwok';
}

export const PROGRAMS: readonly Program[] = [
  {
    name: 'kube-apiserver',
    main: 'k8s.io/kubernetes/cmd/kube-apiserver',
    family: 'control-plane',
  },
  { name: 'etcd', main: 'go.etcd.io/etcd/server/v3', family: 'control-plane' },
  {
    name: 'kube-controller-manager',
    main: 'k8s.io/kubernetes/cmd/kube-controller-manager',
    family: 'control-plane',
  },
  { name: 'kubectl', main: 'k8s.io/kubernetes/cmd/kubectl', family: 'control-plane' },
  {
    name: 'kube-scheduler',
    main: 'k8s.io/kubernetes/cmd/kube-scheduler',
    family: 'control-plane',
  },
  { name: 'kwok', main: 'sigs.k8s.io/kwok/cmd/kwok', family: 'kwok' },
];

/** The folder of a family's go.mod, as committed. */
export function familyFolder(family: Program['family'] | 'flux' | 'flux-operator'): string {
  return path.join(__dirname, family);
}

/** `go build` as we call it; without the stamps, `/version` would report a placeholder. */
export function buildFlags(kubernetesVersion?: string): string[] {
  const linker = ['-s -w'];
  if (kubernetesVersion) {
    const [major, minor] = kubernetesVersion.split('.');
    const variable = 'k8s.io/component-base/version.git';
    linker.push(`-X ${variable}Version=v${kubernetesVersion}`);
    linker.push(`-X ${variable}Major=${major} -X ${variable}Minor=${minor}`);
  }
  return [
    '-mod=readonly',
    '-trimpath',
    '-buildvcs=false',
    '-pgo=off',
    '-ldflags',
    linker.join(' '),
  ];
}
