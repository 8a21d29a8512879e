import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { FleetGpuOperator, FleetPool } from '../../fleet/model/fleet';
import { type CardConfig, cardConfigs, toolProfile } from '../../plan/card-configs';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';

/** @internal */
export interface SharedCardsSpec {
  readonly pools: Record<string, FleetPool>;
  readonly operator: FleetGpuOperator;
}

/** The names of the ConfigMaps, in the namespace of the GPU Operator. */
const NAMES = {
  plugin: 'tenancy-device-plugin-configs',
  mig: 'tenancy-mig-configs',
  values: 'tenancy-gpu-operator-values',
} as const;

/** Says which labels the nodes of each configuration must have. */
const NODE_LABELS = 'cdk8s-tenancy/node-labels';

/** What nodes without a label use: whole cards. */
const UNSHARED = { plugin: 'default', mig: 'all-disabled' } as const;

/**
 * What NVIDIA's device plugin and MIG manager do to the cards of nodes: a configuration for each pool that is shared, and
 * on request values for the GPU Operator. Nodes choose theirs by a label.
 *
 * They stay when their entries vanish: pods of the device plugin mount them, and without them their nodes would have no
 * GPU at all.
 */
export class SharedCards extends Construct {
  constructor(scope: Construct, id: string, { pools, operator }: SharedCardsSpec) {
    super(scope, id);
    OutputFolder.of(this).set('devices');
    const configs = cardConfigs(pools);
    const plugin = pluginData(configs);
    const mig = migData(configs);
    this.write('Plugin', NAMES.plugin, operator, plugin, labelsOf(configs, plugin));
    this.write('Mig', NAMES.mig, operator, mig, labelsOf(configs, mig && namesWithMig(configs)));
    if (operator.values && Object.keys(configs).length > 0) {
      const values = { 'values.yaml': Yaml.stringify(valuesOf(configs, plugin, mig)) };
      this.write('Values', NAMES.values, operator, values, {});
    }
  }

  private write(
    id: string,
    name: string,
    { namespace }: FleetGpuOperator,
    data: Record<string, string> | undefined,
    labels: Record<string, string>,
  ): void {
    if (data === undefined) return;
    const metadata = guardMetadata(name, namespace);
    const annotations = { ...metadata.annotations, ...labels };
    new Manifest(
      this,
      id,
      manifestOf(k8s.KubeConfigMap, { metadata: { ...metadata, annotations }, data }),
    );
  }
}

/** One file for each configuration of the device plugin, and one for nodes without a label. */
function pluginData(configs: Record<string, CardConfig>): Record<string, string> | undefined {
  const entries = Object.entries(configs).flatMap(([name, { plugin }]) =>
    plugin === undefined ? [] : [[name, Yaml.stringify(plugin)] as const],
  );
  if (entries.length === 0) return undefined;
  // Without it, the plugin takes an only configuration for every node.
  return { [UNSHARED.plugin]: Yaml.stringify({ version: 'v1' }), ...Object.fromEntries(entries) };
}

/** All layouts in the one file that the MIG manager reads (mig-parted). */
function migData(configs: Record<string, CardConfig>): Record<string, string> | undefined {
  const layouts = Object.entries(configs).flatMap(([name, { sharing }]) =>
    sharing.mig === undefined ? [] : [[name, [layoutOf(sharing.mig)]] as const],
  );
  if (layouts.length === 0) return undefined;
  const all = {
    [UNSHARED.mig]: [{ devices: 'all', 'mig-enabled': false }],
    ...Object.fromEntries(layouts),
  };
  return { 'config.yaml': Yaml.stringify({ version: 'v1', 'mig-configs': all }) };
}

function layoutOf(mig: Readonly<Record<string, number>>): Readonly<Record<string, unknown>> {
  const devices = Object.entries(mig).map(([profile, count]) => [toolProfile(profile), count]);
  return {
    devices: 'all',
    'mig-enabled': true,
    'mig-devices': Object.fromEntries(devices) as Record<string, number>,
  };
}

function namesWithMig(configs: Record<string, CardConfig>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(configs).filter(([, { sharing }]) => sharing.mig));
}

/** For people who label nodes: `a100: LABEL=VALUE`. */
function labelsOf(
  configs: Record<string, CardConfig>,
  named: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
  const lines = Object.entries(configs)
    .filter(([name]) => named !== undefined && Object.hasOwn(named, name))
    .map(([name, { labels }]) => {
      const texts = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
      return `${name}: ${texts.join(' ')}`;
    });
  return { [NODE_LABELS]: lines.join('; ') };
}

/** Values of the chart of the GPU Operator; the ClusterPolicy has the same keys under `spec`. */
function valuesOf(
  configs: Record<string, CardConfig>,
  plugin: object | undefined,
  mig: object | undefined,
): Readonly<Record<string, unknown>> {
  const strategy = Object.values(configs).find(({ sharing }) => sharing.strategy)?.sharing.strategy;
  return {
    ...(plugin === undefined
      ? {}
      : { devicePlugin: { config: { name: NAMES.plugin, default: UNSHARED.plugin } } }),
    ...(mig === undefined
      ? {}
      : { mig: { strategy }, migManager: { config: { name: NAMES.mig, default: UNSHARED.mig } } }),
  };
}
