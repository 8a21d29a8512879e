import { type Attack, byPolicy, literally } from '../battery/attack';
import { create } from '../battery/calls';
import { type Persona, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import type { Part } from './drafts';

/** A field of an engine's kind: what no operator may be told, and the nearest thing that people write. */
export interface FieldCase {
  readonly plural: string;
  /** How the refusal calls the field. */
  readonly field: string;
  /** @default E93 */
  readonly route?: string;
  /** @default - admins and users */
  readonly by?: readonly Persona[];
  /** Specs by what they would do. Each is refused. */
  readonly wrong: Readonly<Record<string, Part>>;
  /** Specs by what they do. Each is accepted. */
  readonly right?: Readonly<Record<string, Part>>;
}

export function fieldAttacks(cases: readonly FieldCase[]): Attack[] {
  return cases.flatMap(({ plural, field, wrong, route = 'E93', by = WORKERS }) =>
    Object.entries(wrong).map(([what, spec]) => ({
      route,
      what: `${what}, by ${plural}`,
      call: create(plural, { spec }),
      by,
      refused: byPolicy('engine-fields', `in this \\w+, ${literally(field)}`),
    })),
  );
}

export function fieldWork(cases: readonly FieldCase[]): Work[] {
  return cases.flatMap(({ plural, right = {}, by = WORKERS }) =>
    Object.entries(right).map(([what, spec]) => ({
      what: `${what}, by ${plural}`,
      by,
      run: [create(plural, { spec })],
    })),
  );
}

/** A SparkApplication with some more. */
export const spark = (more: Part = {}): Part => ({
  type: 'Scala',
  mode: 'cluster',
  image: 'registry.example.com/spark:4',
  mainApplicationFile: 'local:///opt/spark/app.jar',
  driver: { cores: 1 },
  executor: { instances: 2 },
  ...more,
});

/** A workflow with some more. */
export const flow = (more: Part = {}): Part => ({
  entrypoint: 'main',
  templates: [{ name: 'main', container: { image: 'app' } }],
  ...more,
});

/** A workflow with one template that holds some more. */
export const templated = (more: Part): Part =>
  flow({ templates: [{ name: 'main', container: { image: 'app' }, ...more }] });

/** An experiment with some more in its template. */
export const trial = (more: Part, experiment: Part = {}): Part => ({
  parallelTrialCount: 1,
  trialTemplate: { primaryContainerName: 'main', ...more },
  ...experiment,
});

/** A Ray cluster with some more in its head group, and beside it. */
export const ray = (head: Part = {}, more: Part = {}): Part => ({
  headGroupSpec: { rayStartParams: {}, template: { spec: { containers: [] } }, ...head },
  ...more,
});
