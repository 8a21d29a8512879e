import { INVARIANTS } from '../lib/verify/invariants/all-invariants';
import type { Invariant, InvariantFamily } from '../lib/verify/invariants/invariant';
import { wrapToWidth } from '../lib/cli/printing/words';
import { generatedFrom, page } from './markdown';

const SECTIONS: Readonly<Record<InvariantFamily, string>> = {
  objects: 'Objects',
  namespaces: 'Namespaces',
  quotas: 'Quotas and defaults',
  network: 'Network',
  access: 'Access',
  admission: 'Admission',
  queues: 'Queues',
  fleet: 'What tenants.yaml says',
};

/** The page of all invariants that `tenancy verify` judges, by family. */
export function makeInvariantsPage(): string {
  const families = (Object.keys(SECTIONS) as InvariantFamily[]).filter((family) =>
    INVARIANTS.some((invariant) => invariant.family === family),
  );
  return page([
    generatedFrom('lib/verify/invariants'),
    '# Invariants',
    [
      '`tenancy verify` judges manifests by these rules, ours or anybody’s ([how](how-to/judge-what-you-have.md)). An',
      '**error** fails the folder: the exit status is 1. What is **worth a look** fails it only with `--strict`, because it',
      'can be meant so. `--ignore` with the name of an invariant leaves it out.',
    ],
    ...families.flatMap((family) => [
      `## ${SECTIONS[family]}`,
      ...INVARIANTS.filter((invariant) => invariant.family === family).map(sectionOf),
    ]),
  ]);
}

function sectionOf({ id, level, title, reason, source }: Invariant): string[] {
  return [
    `### ${id}`,
    '',
    ...lines(`**${level === 'error' ? 'Error' : 'Worth a look'}.** ${title}.`),
    '',
    ...lines(reason),
    '',
    ...lines(`Source: ${source}.`),
  ];
}

function lines(text: string): string[] {
  return wrapToWidth(text, 118);
}
