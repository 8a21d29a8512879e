/**
 * A bucket for each namespace that `tenants.yaml` declares, and access to it for the accounts of its workloads.
 *
 *   tenancy list --json > pulumi/fleet.json
 *   pulumi up
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as gcp from '@pulumi/gcp';
import * as pulumi from '@pulumi/pulumi';

/** What this program reads of the list. `tenancy schema list` describes all of it. */
interface Fleet {
  readonly apiVersion: string;
  readonly tenants: readonly Owner[];
  readonly sharedServices: readonly Owner[];
}

interface Owner {
  readonly name: string;
  readonly costCenter: string;
  readonly environments: readonly {
    readonly name: string;
    readonly cluster?: string;
    readonly namespace: string;
    readonly state: 'active' | 'removed';
    readonly serviceAccounts: readonly string[];
  }[];
}

const fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8')) as Fleet;
if (fleet.apiVersion !== 'cdk8s-tenancy/v1alpha1') {
  throw new Error(
    `fleet.json has the version ${fleet.apiVersion}, which this program does not read`,
  );
}

const project = new pulumi.Config('gcp').require('project');
const projectNumber = new pulumi.Config().require('projectNumber');
const identities =
  `principal://iam.googleapis.com/projects/${projectNumber}/locations/global/` +
  `workloadIdentityPools/${project}.svc.id.goog`;

for (const owner of [...fleet.tenants, ...fleet.sharedServices]) {
  for (const environment of owner.environments) {
    if (environment.state === 'removed') continue;
    const { cluster, namespace } = environment;
    // The name is the key of the resource, so it stays the same when other namespaces come and go.
    const place = cluster === undefined ? namespace : `${cluster}-${namespace}`;
    const bucket = new gcp.storage.Bucket(place, {
      name: `${project}-${place}`,
      location: 'EU',
      uniformBucketLevelAccess: true,
      labels: {
        owner: owner.name,
        environment: environment.name,
        'cost-center': owner.costCenter.toLowerCase(),
      },
    });
    for (const account of environment.serviceAccounts) {
      new gcp.storage.BucketIAMMember(`${place}-${account}`, {
        bucket: bucket.name,
        role: 'roles/storage.objectUser',
        member: `${identities}/subject/ns/${namespace}/sa/${account}`,
      });
    }
  }
}
