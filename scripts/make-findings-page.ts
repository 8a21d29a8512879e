import { exampleOutput } from '../lib/cli/printing/run-example';
import { ACCELERATOR_CODES } from '../lib/findings/codes/accelerator-codes';
import { ACCEPTANCE_CODES } from '../lib/findings/codes/acceptance-codes';
import { BINDING_CODES } from '../lib/findings/codes/binding-codes';
import type { CodeEntry } from '../lib/findings/codes/code-entry';
import { type Example, type ExampleFiles, filesOf, MAIN_FILE } from '../lib/findings/codes/example';
import { BORDER_CODES } from '../lib/findings/codes/border-codes';
import { CLUSTER_CODES } from '../lib/findings/codes/cluster-codes';
import { DELIVERY_CODES } from '../lib/findings/codes/delivery-codes';
import { DEPLOY_CODES } from '../lib/findings/codes/deploy-codes';
import { FILE_CODES } from '../lib/findings/codes/file-codes';
import { GUARD_RAIL_CODES } from '../lib/findings/codes/guard-rail-codes';
import { ISOLATION_CODES } from '../lib/findings/codes/isolation-codes';
import { LABEL_CODES } from '../lib/findings/codes/label-codes';
import { MANAGED_CODES } from '../lib/findings/codes/managed-codes';
import { MONITORING_CODES } from '../lib/findings/codes/monitoring-codes';
import { NAME_CODES } from '../lib/findings/codes/name-codes';
import { NETWORK_CODES } from '../lib/findings/codes/network-codes';
import { NETWORK_ENGINE_CODES } from '../lib/findings/codes/network-engine-codes';
import { ORGANIZATION_CODES } from '../lib/findings/codes/organization-codes';
import { OUTPUT_CODES } from '../lib/findings/codes/output-codes';
import { POD_SECURITY_CODES } from '../lib/findings/codes/pod-security-codes';
import { PRICE_CODES } from '../lib/findings/codes/price-codes';
import { QUANTITY_CODES } from '../lib/findings/codes/quantity-codes';
import { POOL_CODES } from '../lib/findings/codes/pool-codes';
import { QUEUE_CODES } from '../lib/findings/codes/queue-codes';
import { LIFE_CODES } from '../lib/findings/codes/life-codes';
import { QUEUE_TREE_CODES } from '../lib/findings/codes/queue-tree-codes';
import { QUEUE_ENGINE_CODES } from '../lib/findings/codes/queue-engine-codes';
import { GRANT_CODES } from '../lib/findings/codes/grant-codes';
import { QUOTA_CODES } from '../lib/findings/codes/quota-codes';
import { REFERENCE_CODES } from '../lib/findings/codes/reference-codes';
import { SHAPE_CODES } from '../lib/findings/codes/shape-codes';
import { SHARING_CODES } from '../lib/findings/codes/sharing-codes';
import { SUBJECT_CODES } from '../lib/findings/codes/subject-codes';
import { WORKLOAD_CODES } from '../lib/findings/codes/workload-codes';
import { YAML_CODES } from '../lib/findings/codes/yaml-codes';
import { generatedFrom, page } from './markdown';

const SECTIONS: Readonly<Record<string, Readonly<Record<string, CodeEntry>>>> = {
  'Files and includes': FILE_CODES,
  YAML: YAML_CODES,
  'Keys and values': SHAPE_CODES,
  'Names and namespaces': NAME_CODES,
  'Labels and annotations': LABEL_CODES,
  'People and groups': SUBJECT_CODES,
  'Roles that are bound': BINDING_CODES,
  'Quantities and shares': QUANTITY_CODES,
  Quotas: QUOTA_CODES,
  'Grants with an end': GRANT_CODES,
  Queues: QUEUE_CODES,
  'All queues together': QUEUE_TREE_CODES,
  'Queue engines': QUEUE_ENGINE_CODES,
  Accelerators: ACCELERATOR_CODES,
  'Shared cards': SHARING_CODES,
  Pools: POOL_CODES,
  'Objects and containers': WORKLOAD_CODES,
  'Guard rails': GUARD_RAIL_CODES,
  'Pod security': POD_SECURITY_CODES,
  Isolation: ISOLATION_CODES,
  Network: NETWORK_CODES,
  Borders: BORDER_CODES,
  'Network engines': NETWORK_ENGINE_CODES,
  'References and versions': REFERENCE_CODES,
  Organisations: ORGANIZATION_CODES,
  'Prices and budgets': PRICE_CODES,
  Clusters: CLUSTER_CODES,
  'What a cluster manages': MANAGED_CODES,
  'The life of a tenant': LIFE_CODES,
  'Accepted warnings': ACCEPTANCE_CODES,
  Delivery: DELIVERY_CODES,
  Monitoring: MONITORING_CODES,
  'Repositories of tenants': DEPLOY_CODES,
  'Extensions and output': OUTPUT_CODES,
};

/** The page of all codes by subject: cause, fix and an example of each. Makes the output by running the examples. */
export function makeFindingsPage(): string {
  return page([
    generatedFrom('lib/findings/codes'),
    '# Findings, code by code',
    [
      'An error stops everything: nothing is written, and the exit status is 1. After a warning, the files are written all',
      'the same, unless `--strict` turns warnings into errors. If you have a reason to keep what a warning is about, accept',
      'it in the platform, organisation, tier, tenant, shared service or environment that it concerns:',
    ],
    ['```yaml', 'accept:', '  - { code: GPU_ZERO, why: Staging needs no GPU. }', '```'],
    '`tenancy explain CODE` prints the same text. The output below each example is what the command really prints.',
    Object.entries(SECTIONS).map(
      ([title, entries]) =>
        `- [${title}](#${headingAnchor(title)}): ${links(Object.keys(entries))}`,
    ),
    ...Object.entries(SECTIONS).flatMap(([title, entries]) => [
      `## ${title}`,
      ...Object.entries(entries).flatMap(([code, entry]) => blocksOf(code, entry)),
    ]),
  ]);
}

function links(codes: readonly string[]): string {
  return codes.map((code) => `[${code}](#${code.toLowerCase()})`).join(', ');
}

/** As GitHub makes it. */
function headingAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function blocksOf(
  code: string,
  { severity, summary, cause, fix, example }: CodeEntry,
): (string | string[])[] {
  return [
    `### ${code}`,
    `**${severity === 'error' ? 'Error' : 'Warning'}.** ${summary}`,
    cause,
    `**Fix.** ${fix}`,
    ...('none' in example ? [`There is no example. ${example.none}`] : exampleBlocks(example)),
  ];
}

function exampleBlocks({ wrong, right, remaining }: Example): (string | string[])[] {
  return [
    'Wrong:',
    ...fileBlocks(wrong),
    'Output:',
    codeBlock('text', exampleOutput(wrong)),
    'Right:',
    ...fileBlocks(right),
    ...(remaining === undefined
      ? []
      : [`${links(remaining)} remains, because the example needs it.`]),
  ];
}

function fileBlocks(files: ExampleFiles): (string | string[])[] {
  const entries = filesOf(files);
  return entries.flatMap(([name, text]) => [
    ...(entries.length === 1 && name === MAIN_FILE ? [] : [`\`${name}\``]),
    codeBlock('yaml', text.trimEnd()),
  ]);
}

function codeBlock(language: string, text: string): string[] {
  return [`\`\`\`${language}`, text, '```'];
}
