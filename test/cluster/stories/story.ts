/** Something that happens on shared clusters, acted out with real commands. */
export interface Story {
  readonly title: string;
  /** Paragraphs and commands, in order. */
  readonly steps: readonly (string | Command)[];
}

/** A command line that somebody types. */
export interface Command {
  readonly who: Person;
  /** What is typed: kubectl, tenancy and the tools of any shell. */
  readonly types: string;
  /** What the output must contain. The command is repeated for a while until it does. */
  readonly reads: RegExp;
  /** Files in the person's folder. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Who types, as the API server sees them. */
export const PEOPLE = {
  vic: { user: 'vic@example.com', groups: ['vision'] },
  sam: { user: 'sam@example.com', groups: ['speech'] },
  platform: { user: 'pat@example.com', groups: ['system:masters'] },
} as const;

export type Person = keyof typeof PEOPLE;

/** A container that every Pod Security Standard accepts. */
const CONTAINER = (gpus: number): string => `- name: train
  image: registry.example.com/train
  resources: { limits: { nvidia.com/gpu: ${gpus} } }
  securityContext:
    allowPrivilegeEscalation: false
    capabilities: { drop: [ALL] }
    runAsNonRoot: true
    seccompProfile: { type: RuntimeDefault }`;

/** A job of one pod with GPUs, which runs until somebody deletes it. */
export function trainingJob(name: string, namespace: string, gpus: number): string {
  return `apiVersion: batch/v1
kind: Job
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
${indented(CONTAINER(gpus), 8)}
`;
}

/** A pod without a GPU; `more` are lines of its metadata or, indented, of its spec. */
export function pod(name: string, namespace: string, more: { metadata?: string; spec?: string }) {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
${indented(more.metadata ?? '', 2)}
spec:
${indented(more.spec ?? '', 2)}
  containers:
${indented(CONTAINER(0), 4)}
`;
}

function indented(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}
