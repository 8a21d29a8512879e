import { RenameProblem, type RenamePlan, planRename } from '../../review/rename/rename-plan';
import { openFleets } from '../input/open-fleet';
import { bulletLines } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface PlanRenameFlags {
  readonly from: string;
  readonly to: string;
}

/** Shows what to write to rename a tenant or an environment, what stays, and what changes. */
export async function planRenames(
  session: Session,
  { from, to }: PlanRenameFlags,
): Promise<Status> {
  const [tenant = '', environment, ...others] = from.split('/');
  if (others.length > 0) throw new Misuse(`${from} is neither TENANT nor TENANT/ENVIRONMENT`);
  const fleets = openFleets(session, 'ignore');
  if (fleets === undefined) return STATUS.findings;
  try {
    const plan = planRename(fleets, {
      tenant,
      ...(environment === undefined ? {} : { environment }),
      to,
    });
    await session.stdout.write(textOf(from, to, plan));
  } catch (error) {
    if (!(error instanceof RenameProblem)) throw error;
    throw new Misuse(`${from} cannot be renamed to ${to}: ${error.message}`);
  }
  return STATUS.ok;
}

function textOf(from: string, to: string, plan: RenamePlan): string {
  const { write, services, trusted, stays, goes, comes, changes, files } = plan;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      'Change elsewhere in the file',
      [
        ...services.map((name) => `\`consumers\` of the shared service ${name}`),
        `what names ${from} under \`network\` and \`accept\`: tenancy validate says where`,
      ],
    ],
    ['Stays, with all that is in it', stays.map((namespace) => `Namespace ${namespace}`)],
    ['Changes, and stays the same object', changes],
    [
      'Is replaced, and holds nothing',
      [...goes.map((title) => `${title} goes`), ...comes.map((title) => `${title} comes`)],
    ],
    ['Files that move', files],
    [
      'Change outside of this repository',
      [
        'CODEOWNERS that name the folders of files that move',
        'dashboards and alerts that name the label: the old name ends, the new one begins',
        'reports of OpenCost by label: what was used before stays with the old name, so group by namespace',
        ...(trusted === 0
          ? []
          : [
              `nothing in the trust of the cloud: it names namespaces and accounts, which stay (${trusted} with a role)`,
            ]),
      ],
    ],
  ];
  const parts = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ['', `${title}:`, ...bulletLines(lines)],
  );
  return `${[`To rename ${from} to ${to}, write at its entry:`, '', ...write.map((line) => `    ${line}`), ...parts].join('\n')}\n`;
}
