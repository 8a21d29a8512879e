import { Construct } from 'constructs';
import type { NamespaceView } from '../../plan/namespace-view';
import { DeployerAccount } from './deployer-account';
import { FluxAccess } from './flux-access';
import { FluxRepository } from './flux-repository';

/** How the people of a namespace deploy from repositories of their own: the account, and what tells Flux. */
export class Deploying extends Construct {
  constructor(scope: Construct, id: string, view: NamespaceView) {
    super(scope, id);
    const { namespace, spec, people, deployers, fluxRepositories = {}, life } = view;
    new DeployerAccount(this, 'Account', { namespace });
    if (spec.deploy?.engine !== 'flux') return;
    new FluxAccess(this, 'Access', {
      namespace,
      writers: [...people.admins, ...people.users, ...deployers],
      viewers: people.viewers,
      selfService: view.writesFlux,
    });
    for (const [name, repository] of Object.entries(fluxRepositories)) {
      new FluxRepository(this, name, { namespace, name, repository, suspended: !life.deploys });
    }
  }
}
