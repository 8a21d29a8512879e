import { Construct } from 'constructs';
import type {
  ClusterSpec,
  ClusterSpecClusterNetwork,
  ClusterSpecTopology,
  ClusterSpecTopologyWorkersMachineDeployments,
} from '../../../imports/cluster.x-k8s.io';
import type { FleetCreatedCluster } from '../../fleet/model/fleet';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** Props of a CreatedCluster. */
export interface CreatedClusterSpec {
  readonly name: string;
  readonly cluster: FleetCreatedCluster;
}

/**
 * The Cluster of Cluster API that makes a cluster. With it go the machines and everything on them, so it is kept when it
 * vanishes from Git.
 */
export class CreatedCluster extends Construct {
  constructor(scope: Construct, id: string, { name, cluster }: CreatedClusterSpec) {
    super(scope, id);
    OutputFolder.of(this).set('clusters');
    const spec: ClusterSpec = {
      clusterNetwork: networkOf(cluster),
      topology: topologyOf(cluster),
    };
    const object = new Manifest(this, 'Cluster', {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Cluster',
      metadata: guardMetadata(name, cluster.namespace, cluster.state),
      spec,
    });
    offerDefaultChild(this, object);
  }
}

function networkOf({ pods, services }: FleetCreatedCluster): ClusterSpecClusterNetwork | undefined {
  if (pods === undefined && services === undefined) return undefined;
  return {
    ...(pods === undefined ? {} : { pods: { cidrBlocks: pods } }),
    ...(services === undefined ? {} : { services: { cidrBlocks: services } }),
  };
}

function topologyOf(cluster: FleetCreatedCluster): ClusterSpecTopology {
  const { classNamespace, controlPlane } = cluster;
  const variables = Object.entries(cluster.variables).map(([name, value]) => ({ name, value }));
  const groups = Object.entries(cluster.workers).map(
    ([name, group]): ClusterSpecTopologyWorkersMachineDeployments => ({
      class: group.class,
      name,
      replicas: group.replicas,
    }),
  );
  return {
    classRef: { name: cluster.class, namespace: classNamespace },
    version: `v${cluster.kubernetesVersion}`,
    ...(controlPlane === undefined ? {} : { controlPlane: { replicas: controlPlane.replicas } }),
    // The API server refuses lists without items here.
    ...(groups.length === 0 ? {} : { workers: { machineDeployments: groups } }),
    ...(variables.length === 0 ? {} : { variables }),
  };
}
