import { Construct } from 'constructs';
import type { ArgoProject as ProjectView } from '../../plan/argo-project-view';
import { applicationName } from '../../plan/argo-names';
import type { SharedServiceView, TenantView } from '../../plan/owner-views';
import { OutputFolder } from '../api-object/output-folder';
import type { Platform } from '../platform/platform';
import { ArgoProject } from './argo-project';
import { ArgoRepository } from './argo-repository';

/** Props of ArgoProjects. */
export interface ArgoProjectsProps {
  readonly projects: readonly ProjectView[];
  /** Whose they are, as people read it. */
  readonly title: string;
  /** The namespace of Argo CD. */
  readonly namespace: string;
}

/** Everything with which Argo CD applies the repositories of one owner. It is in the namespace of Argo CD. */
export class ArgoProjects extends Construct {
  constructor(scope: Construct, id: string, { projects, title, namespace }: ArgoProjectsProps) {
    super(scope, id);
    OutputFolder.of(this).set('deploy');
    for (const project of projects) {
      new ArgoProject(this, project.name, { project, title, namespace });
    }
    for (const { name: project, views } of projects) {
      for (const { namespace: target, spec } of views) {
        for (const [key, repository] of Object.entries(spec.deploy!.repositories)) {
          const name = applicationName(target, key);
          new ArgoRepository(this, name, { name, project, repository, target, namespace });
        }
      }
    }
  }
}

/** The projects of an owner, if it deploys with Argo CD. */
export function projectsOf(
  scope: Construct,
  { projects, spec }: Pick<TenantView | SharedServiceView, 'projects' | 'spec'>,
  platform: Platform,
): ArgoProjects | undefined {
  if (projects.length === 0) return undefined;
  const { argoNamespace: namespace } = platform._view;
  const props = { projects, title: spec.displayName, namespace };
  return new ArgoProjects(scope, 'Projects', props);
}
