import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** An object with its name and what it says. */
export interface NamedSpec<Spec> {
  readonly name: string;
  readonly spec: Spec;
}

/** The objects that something makes, in their order in the file. */
export function objectsIn(make: (scope: Construct) => unknown): Record<string, unknown>[] {
  const chart = new Chart(new App(), 'queues');
  make(chart);
  return chart.toJson() as Record<string, unknown>[];
}

/** The same, as names and specs. */
export function queuesIn<Spec>(make: (scope: Construct) => unknown): NamedSpec<Spec>[] {
  return objectsIn(make).map((object) => {
    const { metadata, spec } = object as { metadata: { name: string }; spec: Spec };
    return { name: metadata.name, spec };
  });
}
