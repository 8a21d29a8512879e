import { kindPatterns } from '../fleet/catalogue/kind-names';
import { CLAIM_KINDS } from '../fleet/catalogue/kinds-of-settings';
import { deployerGrants } from '../fleet/catalogue/role-grants';
import { DEFAULT_WINDOW } from '../fleet/model/defaults';
import type { FleetDeployWindow, FleetKind } from '../fleet/model/fleet';
import { argoProjectNames } from '../fleet/settings/deploy/argo-project-names';
import { grouped } from '../fleet/values/groups';
import { type ArgoRole, argoRoles } from './argo-roles';
import { argoSources } from './argo-sources';
import type { NamespaceView } from './namespace-view';

/** A project of Argo CD: what the Applications of one owner may do. */
export interface ArgoProject {
  readonly name: string;
  /** The environments that it deploys to. */
  readonly views: readonly NamespaceView[];
  /** Where its repositories may be: patterns of Argo CD. */
  readonly sources: readonly string[];
  /** Namespaces besides that of Argo CD in which its Applications may be. */
  readonly sourceNamespaces: readonly string[];
  /** Kinds of objects that it may apply. */
  readonly kinds: readonly ArgoKind[];
  readonly roles: readonly ArgoRole[];
  readonly windows: readonly ArgoWindow[];
}

/** The name of a kind, or a pattern of its name. */
export interface ArgoKind {
  readonly group: string;
  readonly kind: string;
}

/** When what is applied to some namespaces may change. */
export interface ArgoWindow extends FleetDeployWindow {
  readonly namespaces: readonly string[];
}

/** The projects of an owner, in the order of its environments. */
export function argoProjects(owner: string, views: readonly NamespaceView[]): ArgoProject[] {
  const environments = Object.fromEntries(
    views.map(({ environment, spec, state }) => [environment, { deploy: spec.deploy, state }]),
  );
  const names = argoProjectNames(owner, environments);
  const own = views.filter(({ environment }) => names.has(environment));
  const byName = grouped(own, ({ environment }) => names.get(environment)!);
  return [...byName].map(([name, alike]) => projectOf(name, alike));
}

function projectOf(name: string, views: readonly NamespaceView[]): ArgoProject {
  const { kinds } = views[0]!.platform.spec;
  return {
    name,
    views,
    sources: argoSources(views[0]!.spec.deploy!.sources),
    sourceNamespaces: views
      .filter(({ spec }) => spec.deploy!.selfService)
      .map(({ namespace }) => namespace),
    kinds: kindsOf(
      kinds,
      views.some(({ deviceClaims }) => deviceClaims),
    ),
    roles: argoRoles(name, views),
    windows: windowsOf(views),
  };
}

/** What the account `deployer` may create, by kinds: nothing that guards a namespace is among it. */
function kindsOf(own: readonly FleetKind[], deviceClaims: boolean): ArgoKind[] {
  const written = deployerGrants(own).filter(
    ({ resource, verbs }) => verbs.includes('create') && !resource.includes('/'),
  );
  return [...written, ...(deviceClaims ? CLAIM_KINDS : [])]
    .flatMap(({ group, resource }) => kindPatterns(resource).map((kind) => ({ group, kind })))
    .sort((a, b) => (`${a.group}/${a.kind}` < `${b.group}/${b.kind}` ? -1 : 1));
}

/** A window that is always open: each minute, one of an hour begins. Where one denies, no other lets anything happen. */
const NEVER: FleetDeployWindow = {
  kind: 'deny',
  schedule: '* * * * *',
  duration: '1h',
  timeZone: DEFAULT_WINDOW.timeZone,
  manualSync: false,
};

/** Each window once, with the namespaces that it is about. */
function windowsOf(views: readonly NamespaceView[]): ArgoWindow[] {
  const byText = new Map<string, ArgoWindow>();
  for (const { spec, namespace, life } of views) {
    for (const window of [...spec.deploy!.windows, ...(life.deploys ? [] : [NEVER])]) {
      const text = JSON.stringify(window);
      const namespaces = byText.get(text)?.namespaces ?? [];
      if (namespaces.includes(namespace)) continue;
      byText.set(text, { ...window, namespaces: [...namespaces, namespace] });
    }
  }
  return [...byText.values()];
}
