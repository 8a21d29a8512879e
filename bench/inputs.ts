import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { loadFleet } from '../lib/fleet/load';
import { FleetFiles } from '../lib/synth/render/fleet-files';
import { fleetOf } from './fleet-of';
import { type ApiObject, type Values, valuesOf } from './values';

/** The files that the programs read, for one size of fleet. */
export interface Inputs {
  readonly tenants: number;
  /** tenants.yaml with everything in it. */
  readonly file: string;
  /** tenants.yaml that includes one file per tenant. */
  readonly including: string;
  readonly valuesYaml: string;
  readonly valuesJson: string;
  readonly helmValues: string;
}

/** Long lines stay whole: Helm pastes texts as they are. */
const OPTIONS = { aliasDuplicateObjects: false, lineWidth: 0, version: '1.1' } as const;

/** Writes the inputs of one size. */
export function writeInputs(tenants: number, folder: string): Inputs {
  const inputs: Inputs = {
    tenants,
    file: join(folder, 'tenants.yaml'),
    including: join(folder, 'including', 'tenants.yaml'),
    valuesYaml: join(folder, 'values.yaml'),
    valuesJson: join(folder, 'values.json'),
    helmValues: join(folder, 'helm-values.yaml'),
  };
  const props = fleetOf(tenants);
  mkdirSync(join(folder, 'including', 'tenants.d'), { recursive: true });
  writeFileSync(inputs.file, stringify(props));
  const { tenants: entries, ...rest } = props;
  writeFileSync(inputs.including, stringify({ ...rest, include: 'tenants.d/*.yaml', tenants: [] }));
  for (const entry of entries) {
    const file = join(folder, 'including', 'tenants.d', `${entry.name}.yaml`);
    writeFileSync(file, stringify({ tenants: [entry] }));
  }
  const values = work(props);
  writeFileSync(inputs.valuesYaml, stringify(values, OPTIONS));
  writeFileSync(inputs.valuesJson, JSON.stringify(values));
  writeFileSync(inputs.helmValues, stringify(forHelm(values), OPTIONS));
  return inputs;
}

function work(props: ReturnType<typeof fleetOf>): Values {
  const { fleet } = loadFleet(props);
  const platform: ApiObject[] = [];
  for (const { path, content } of new FleetFiles(fleet).render()) {
    const objects = parseAllDocuments(content).map((document) => document.toJS() as ApiObject);
    if (!path.startsWith('platform/')) return valuesOf(fleet, platform, objects);
    platform.push(...objects);
  }
  throw new Error('the fleet has no namespace');
}

/** A chart may paste finished text, which is the fastest that it can do. */
function forHelm({ common, platform, tenants }: Values): object {
  const block = (map: object, indent: number): string =>
    stringify(map, OPTIONS).trimEnd().replace(/^/gm, ' '.repeat(indent));
  return {
    tenants,
    text: {
      platform: platform.map((object) => `---\n${stringify(object, OPTIONS)}`).join(''),
      namespaceLabels: block(common.namespaceLabels, 4),
      guardAnnotations: block(common.guardAnnotations, 4),
      quota: block(common.quota, 4),
    },
  };
}
