import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import {
  type AmountOf,
  type CountedName,
  amountText,
  amountUnder,
  countedNames,
} from '../../plan/queues/counted-names';
import { guaranteeOf, mostOf } from '../../plan/queues/queue-amounts';
import { type QueueNode, nodesOf, queuedKeys } from '../../plan/queues/queue-node';
import { YUNIKORN_CONFIG, YUNIKORN_ROOT } from '../../plan/queues/yunikorn-names';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import type { QueueTreeProps } from './volcano-queues';

/** A queue of YuniKorn, as its configuration says it. */
export interface YunikornQueue {
  readonly name: string;
  /** Others are below it, or will be: work is in none of these. */
  readonly parent?: true;
  /** Who may submit: everybody, because a placement rule puts work where it belongs. */
  readonly submitacl?: '*';
  readonly resources?: {
    readonly guaranteed: Readonly<Record<string, string>>;
    readonly max: Readonly<Record<string, string>>;
  };
  readonly queues?: readonly YunikornQueue[];
}

/** A rule that says in which queue work is. */
interface YunikornRule {
  readonly name: 'tag';
  readonly value: string;
  readonly create: false;
  readonly parent?: YunikornRule;
}

/**
 * The configuration of YuniKorn, which decodes it strictly: with a field that it does not know, it keeps the old one.
 *
 * Source: apache/yunikorn-core pkg/common/configs/config.go.
 */
export interface YunikornConfig {
  readonly partitions: readonly {
    readonly name: 'default';
    readonly placementrules: readonly YunikornRule[];
    readonly preemption: { readonly enabled: true };
    readonly queues: readonly YunikornQueue[];
  }[];
}

/** What YuniKorn calls what Kubernetes calls `cpu`. */
const VCORE = 'vcore';

/**
 * The ConfigMap that holds the queues of YuniKorn. Its chart writes only `yunikorn-defaults`, and leaves this one to others.
 */
export class YunikornQueues extends Construct {
  constructor(scope: Construct, id: string, { root, pools }: QueueTreeProps) {
    super(scope, id);
    OutputFolder.of(this).set('queues');
    const names = countedNames(queuedKeys(root), pools);
    const metadata = grantMetadata(YUNIKORN_CONFIG.name, YUNIKORN_CONFIG.namespace);
    const data = {
      // Otherwise its webhook writes the queue `root.default` on pods that name none.
      'admissionController.filtering.defaultQueue': '',
      'admissionController.filtering.processNamespaces': ownNamespaces(root),
      'queues.yaml': Yaml.stringify(yunikornConfig(root, names)),
    };
    new Manifest(this, 'Resource', manifestOf(k8s.KubeConfigMap, { metadata, data }));
  }
}

/** What the configuration says of a tree. */
export function yunikornConfig(root: QueueNode, names: readonly CountedName[]): YunikornConfig {
  return {
    partitions: [
      {
        name: 'default',
        // The queue is that of the namespace, whatever a pod says: there is no rule that reads what it says.
        placementrules: [
          {
            name: 'tag',
            value: 'namespace',
            create: false,
            parent: { name: 'tag', value: 'namespace.parentqueue', create: false },
          },
        ],
        preemption: { enabled: true },
        queues: [
          {
            name: YUNIKORN_ROOT,
            parent: true,
            submitacl: '*',
            queues: root.children.map((child) => queueOf(child, names)),
          },
        ],
      },
    ],
  };
}

function queueOf(node: QueueNode, names: readonly CountedName[]): YunikornQueue {
  const amounts = (of: AmountOf): Record<string, string> =>
    Object.fromEntries(
      names.map((counted) => [
        counted.name === 'cpu' ? VCORE : counted.name,
        amountText(counted.name, amountUnder(of, node, counted)),
      ]),
    );
  const resources = { guaranteed: amounts(guaranteeOf), max: amounts(mostOf) };
  if (node.level === 'environment') return { name: node.name, resources };
  return {
    name: node.name,
    parent: true,
    resources,
    queues: node.children.map((child) => queueOf(child, names)),
  };
}

/** A pattern for each namespace that has a queue. YuniKorn would otherwise take the pods of every namespace. */
function ownNamespaces(root: QueueNode): string {
  const namespaces = [...nodesOf(root)].flatMap(({ namespace }) => namespace ?? []).sort();
  // An empty text would mean all of them.
  return [...namespaces, ...(namespaces.length === 0 ? [''] : [])]
    .map((namespace) => `^${namespace}$`)
    .join(',');
}
