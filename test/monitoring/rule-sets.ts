import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { loadFleet } from '../../lib/fleet/load';
import type { FleetProps } from '../../lib/fleet/model/props';
import { FleetFiles } from '../../lib/synth/render/fleet-files';

/** A rule as Prometheus reads it. */
export interface WrittenRule {
  readonly expr: string;
  readonly alert?: string;
  readonly record?: string;
}

/** What is written to `monitoring/`. */
export interface RuleSet {
  /** The groups of all PrometheusRules. */
  readonly groups: readonly { readonly name: string; readonly rules: readonly WrittenRule[] }[];
  /** The dashboards by the name of their ConfigMap. */
  readonly dashboards: Readonly<Record<string, string>>;
  /** Bytes of the largest object. */
  readonly largest: number;
}

/** An object of `monitoring/`. */
interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly groups: RuleSet['groups'] };
  readonly data?: Readonly<Record<string, string>>;
}

const FILE = join(__dirname, '../fixtures/monitoring/tenants.yaml');

/** What a person may write, as far as it is changed here. */
interface Fleet {
  readonly platform: Record<string, unknown>;
}

/** The file of the golden tree, with other settings of the platform. */
export function fixture(platform: Readonly<Record<string, unknown>> = {}): FleetProps {
  const fleet = parse(readFileSync(FILE, 'utf8')) as Fleet;
  return { ...fleet, platform: { ...fleet.platform, ...platform } } as unknown as FleetProps;
}

/** What a fleet writes to `monitoring/`. */
export function ruleSet(input: FleetProps): RuleSet {
  const { fleet } = loadFleet(input);
  const objects = [...new FleetFiles(fleet).render()]
    .filter(({ path }) => path.startsWith('monitoring/'))
    .flatMap(({ content }) =>
      parseAllDocuments(content).map((document) => document.toJS() as Written),
    );
  return {
    groups: objects.flatMap(({ spec }) => spec?.groups ?? []),
    dashboards: Object.fromEntries(
      objects.flatMap(({ data, metadata }) =>
        Object.values(data ?? {}).map((text) => [metadata.name, text] as const),
      ),
    ),
    largest: Math.max(...objects.map((object) => JSON.stringify(object).length)),
  };
}
