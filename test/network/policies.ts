import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { type FleetProps, loadFleet } from '../../lib';
import { FleetFiles } from '../../lib/synth/render/fleet-files';
import type { Engine } from './engines';

/** Namespaces whose admins write policies. */
const SELF_MANAGED = ['net-vision-dev', 'net-vision-prod', 'net-speech', 'mlflow'];

/** What our fleet emits for an engine, of the kinds that it decides on. */
export async function policiesFor(engine: Engine): Promise<object[]> {
  const text = await fs.readFile(path.join(__dirname, 'fleet.yaml'), 'utf8');
  const written = parse(text) as FleetProps;
  const platform = { ...written.platform, ...engine.platform };
  const { fleet } = loadFleet({ ...written, platform });
  const objects = [...new FleetFiles(fleet).render()].flatMap(({ content }) =>
    parseAllDocuments(content).map((document) => document.toJS() as { kind: string }),
  );
  return objects.filter(({ kind }) => engine.kinds.includes(kind));
}

/** The policies of tenants and of a service that open themselves to everybody, in both directions. */
export function openEverything(): object[] {
  return SELF_MANAGED.map((namespace) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'open-everything', namespace },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{}],
      egress: [{}],
    },
  }));
}
