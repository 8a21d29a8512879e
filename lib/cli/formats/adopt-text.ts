import { harmless } from '../../findings/print/frame-text';
import { grouped } from '../../fleet/values/groups';
import type { AdoptReport } from '../../review/adopt/adopt-report';
import { plural, wrapToWidth } from '../printing/words';

/** The most objects, or kinds, that a line names. */
const MOST_NAMED = 6;

/** The report for people: each part with what it is about, and the steps at the end. */
export function adoptText(report: AdoptReport): string {
  const { tenant, namespaces, readFrom } = report;
  const places = namespaces
    .map(({ namespace, environment }) => `${namespace} (${environment})`)
    .join(', ');
  const parts = [
    [
      `${plural(namespaces.length, 'namespace')} as the tenant ${tenant}: ${places}.`,
      ...(readFrom === undefined ? [] : [`Read from ${readFrom}.`]),
    ],
    part('The entry', report.findings.map(findingText)),
    part('Look at these', notesOf(report, 'check')),
    part('Gets lost', notesOf(report, 'lost')),
    part('Changes', [...notesOf(report, 'changes'), ...roleTexts(report), ...rightTexts(report)]),
    part('Keep their rights, by ClusterRoleBindings', outsideTexts(report)),
    part('More is used than granted', overTexts(report)),
    part('Refused from the day of adoption on', refusalTexts(report, 'adopted')),
    part('Refused once the guard rails enforce', refusalTexts(report, 'enforced')),
    part('Delete by hand', oldTexts(report)),
    ['Next steps:', ...report.steps.flatMap((step, index) => item(step, `${index + 1}. `))],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${harmless(line)}\n`).join(''))
    .join('\n');
}

function part(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}:`, ...items.flatMap((text) => item(text, '- '))];
}

/** An item of a list, on as many lines as it takes. Commands stay on one line, so that they can be copied. */
function item(text: string, mark: string): string[] {
  if (/^kubectl /.test(text)) return [`${mark}${text}`];
  const [first, ...rest] = wrapToWidth(text, 100 - mark.length);
  return [`${mark}${first ?? ''}`, ...rest.map((line) => `${' '.repeat(mark.length)}${line}`)];
}

function findingText({
  code,
  severity,
  at,
  message,
  fix,
}: AdoptReport['findings'][number]): string {
  return `${severity} ${code} at ${at}: ${message} ${fix}`;
}

function notesOf({ notes }: AdoptReport, effect: 'check' | 'lost' | 'changes'): string[] {
  const same = grouped(
    notes.filter((note) => note.effect === effect),
    ({ text }) => text,
  );
  return [...same].map(
    ([text, all]) => `${all.map(({ namespace }) => namespace).join(', ')}: ${text}`,
  );
}

function roleTexts({ replacedRoles }: AdoptReport): string[] {
  return replacedRoles.map(
    (name) => `The ClusterRole ${name} is replaced by ours: rename it first if others need it.`,
  );
}

function rightTexts({ rights }: AdoptReport): string[] {
  return rights.map(({ namespace, subject, loses, gains }) => {
    const words = [
      ...(loses.length === 0 ? [] : [`may no longer ${shortList(loses)}`]),
      ...(gains.length === 0 ? [] : [`may also ${shortList(gains)}`]),
    ];
    return `${namespace}: ${subject} ${words.join(', and ')}.`;
  });
}

const DOES = {
  admins: 'administer every namespace',
  users: 'work in every namespace',
  viewers: 'look at every namespace',
  other: 'do something else in every namespace',
} as const;

function outsideTexts({ outsideRights }: AdoptReport): string[] {
  const same = grouped(outsideRights, ({ level, role }) => `${DOES[level]} as ${role}`);
  return [...same].map(([does, all]) => {
    const subjects = [...new Set(all.map(({ subject }) => subject))];
    return `These ${does}: ${shortList(subjects)}.`;
  });
}

function overTexts({ overQuota }: AdoptReport): string[] {
  return overQuota.map(
    ({ namespace, key, granted, used }) =>
      `${namespace}: ${key} is ${granted}, and ${used} is used. What runs stays, and nothing new starts.`,
  );
}

function refusalTexts({ refused }: AdoptReport, from: 'adopted' | 'enforced'): string[] {
  return refused
    .filter((one) => one.from === from)
    .map(
      ({ namespace, objects, message, fix, rule }) =>
        `${namespace}: ${shortList(objects)} (${rule}): ${message} ${fix}`,
    );
}

const WHEN = {
  before: 'before you apply',
  after: 'after you apply',
  later: 'when no workload needs it',
} as const;

function oldTexts({ oldObjects }: AdoptReport): string[] {
  return oldObjects.map(
    ({ namespace, kind, name, when, why }) =>
      `${namespace}: ${kind} ${name}, ${WHEN[when]}: ${why}.`,
  );
}

function shortList(items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  const named = items.slice(0, MOST_NAMED).join('; ');
  return more > 0 ? `${named}; and ${more} more` : named;
}
