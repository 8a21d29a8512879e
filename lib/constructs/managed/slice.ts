import { Construct } from 'constructs';
import type { FleetSlice, FleetSliceProject } from '../../fleet/model/fleet';
import type { DscpClass, SliceGateway } from '../../fleet/model/props';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

const API_VERSION = 'controller.kubeslice.io/v1alpha1';

/** The fields of a SliceConfig that we write. */
interface SliceConfigSpec {
  readonly sliceSubnet: string;
  readonly maxClusters: number;
  readonly sliceType: 'Application';
  readonly sliceIpamType: 'Local';
  readonly sliceGatewayProvider: {
    readonly sliceGatewayType: SliceGateway;
    readonly sliceCaType: 'Local';
  };
  readonly clusters: readonly string[];
  readonly standardQosProfileName?: string;
  readonly qosProfileDetails?: {
    readonly queueType: 'HTB';
    readonly tcType: 'BANDWIDTH_CONTROL';
    readonly priority: number;
    readonly bandwidthCeilingKbps: number;
    readonly bandwidthGuaranteedKbps: number;
    readonly dscpClass: DscpClass;
  };
  readonly namespaceIsolationProfile: {
    readonly isolationEnabled: boolean;
    readonly applicationNamespaces: readonly NamespaceOnClusters[];
    readonly allowedNamespaces?: readonly NamespaceOnClusters[];
  };
}

interface NamespaceOnClusters {
  readonly namespace: string;
  readonly clusters: readonly string[];
}

/** The Project of KubeSlice. The controller makes a namespace for it, in which clusters are registered, so it is kept. */
export class SliceProject extends Construct {
  constructor(scope: Construct, id: string, { project, namespace }: FleetSliceProject) {
    super(scope, id);
    OutputFolder.of(this).set('slice-projects');
    const metadata = guardMetadata(project, namespace);
    const content = { apiVersion: API_VERSION, kind: 'Project', metadata, spec: {} };
    offerDefaultChild(this, new Manifest(this, 'Project', content));
  }
}

/** Props of a Slice. */
export interface SliceSpec {
  readonly name: string;
  readonly project: FleetSliceProject;
  readonly slice: FleetSlice;
}

/** The SliceConfig of KubeSlice: one network over several clusters. */
export class Slice extends Construct {
  constructor(scope: Construct, id: string, { name, project, slice }: SliceSpec) {
    super(scope, id);
    OutputFolder.of(this).set('slices');
    const object = new Manifest(this, 'SliceConfig', {
      apiVersion: API_VERSION,
      kind: 'SliceConfig',
      metadata: grantMetadata(name, project.projectNamespace),
      spec: specOf(slice),
    });
    offerDefaultChild(this, object);
  }
}

function specOf(slice: FleetSlice): SliceConfigSpec {
  const applications = Object.entries(slice.namespaces).map(([namespace, clusters]) => ({
    namespace,
    clusters,
  }));
  const allowed = slice.allowedNamespaces.map((namespace) => ({ namespace, clusters: ['*'] }));
  return {
    sliceSubnet: slice.subnet,
    maxClusters: slice.maxClusters,
    sliceType: 'Application',
    sliceIpamType: 'Local',
    sliceGatewayProvider: { sliceGatewayType: slice.gateway, sliceCaType: 'Local' },
    clusters: slice.clusters,
    ...qosOf(slice.qos),
    namespaceIsolationProfile: {
      isolationEnabled: slice.isolated,
      applicationNamespaces: applications,
      ...(allowed.length === 0 ? {} : { allowedNamespaces: allowed }),
    },
  };
}

/** KubeSlice takes exactly one of the two. */
function qosOf(
  qos: FleetSlice['qos'],
): Pick<SliceConfigSpec, 'standardQosProfileName' | 'qosProfileDetails'> {
  if (typeof qos === 'string') return { standardQosProfileName: qos };
  return {
    qosProfileDetails: {
      queueType: 'HTB',
      tcType: 'BANDWIDTH_CONTROL',
      priority: qos.priority,
      bandwidthCeilingKbps: qos.ceilingKbps,
      bandwidthGuaranteedKbps: qos.guaranteedKbps,
      dscpClass: qos.dscpClass,
    },
  };
}
