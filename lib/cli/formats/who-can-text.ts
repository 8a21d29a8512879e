import { isUrlAction } from '../../verify/rights/rbac-action';
import { subjectTitle } from '../../verify/rights/rbac-subject';
import { type AskedRequest, isAnywhere } from '../../verify/rights/request-words';
import type { WhoCanEntry, WhoCanReport } from '../../verify/rights/who-can-report';
import { type TableOptions, formatTable } from '../printing/table';
import { plural, wrap } from '../printing/words';
import { guardText } from './guard-words';

/** The answer to who may do something, for people. */
export function whoCanText(report: WhoCanReport, options: TableOptions): string {
  const { entries, request } = report;
  const what = `${request.title}${nameText(request)}${placeText(request)}`;
  const count = entries.length === 0 ? 'Nobody' : plural(entries.length, 'subject');
  const parts = [`${count} may ${what}.\n`];
  if (entries.length > 0) parts.push(entryTable(report, options));
  parts.push(
    notesOf(report)
      .map((note) => `${wrap(note)}\n`)
      .join(''),
  );
  return parts.filter((part) => part !== '').join('\n');
}

function nameText({ action }: AskedRequest): string {
  return isUrlAction(action) || action.name === undefined ? '' : ` named ${action.name}`;
}

function placeText({ action, scope }: AskedRequest): string {
  if (isUrlAction(action) || scope !== 'inside') return '';
  return action.namespace === undefined ? ' in some namespace' : ` in ${action.namespace}`;
}

function entryTable({ entries, request }: WhoCanReport, options: TableOptions): string {
  const isForAny = isAnywhere(request);
  return formatTable(
    [
      { heading: 'KIND' },
      { heading: 'NAME' },
      { heading: 'ROLES', wraps: 'items' },
      { heading: isForAny ? 'WHERE' : 'BY', wraps: 'items' },
    ],
    entries.map((entry) => [
      entry.kind,
      entry.namespace === undefined ? entry.name : `${entry.namespace}/${entry.name}`,
      entry.roles.join(', '),
      (isForAny ? placesOf(entry) : bindingsOf(entry)).join(', '),
    ]),
    options,
  );
}

function placesOf({ grants }: WhoCanEntry): string[] {
  const places = grants.map(({ namespace }) => namespace ?? 'everywhere');
  return places.includes('everywhere') ? ['everywhere'] : [...new Set(places)].sort();
}

function bindingsOf({ grants }: WhoCanEntry): string[] {
  return [...new Set(grants.map(({ binding }) => binding))].sort();
}

function notesOf(report: WhoCanReport): string[] {
  const { entries, hidden, named, guards } = report;
  return [
    ...guards.map((guard) => `Behind it: the admission policy ${guardText(guard)}.`),
    ...unguarded(report),
    ...(named.length === 0
      ? []
      : [`To single objects, by name: ${named.map(subjectTitle).join(', ')}. Ask with --name.`]),
    ...(entries.some(({ kind }) => kind === 'Group')
      ? ['The identity provider says who is in a group.']
      : []),
    ...(hidden.length === 0
      ? []
      : [
          `Left out: ${hidden.length} of Kubernetes' own accounts and groups, such as ` +
            `${hidden[0]!.name}; --system shows them.`,
        ]),
  ];
}

/** Says that nothing judges a request after RBAC, where one place was asked about. */
function unguarded({ entries, guards, request }: WhoCanReport): string[] {
  if (entries.length === 0 || guards.length > 0 || isAnywhere(request)) return [];
  const { action } = request;
  const isReading = isUrlAction(action) || ['get', 'list', 'watch'].includes(action.verb);
  return [
    isReading
      ? 'No admission policy judges it: Kubernetes asks none about reading.'
      : 'No admission policy of these objects judges it.',
  ];
}
