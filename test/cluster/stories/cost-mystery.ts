import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Story, pod } from './story';

/** What OpenCost answered for the month, as in the example of a bill. */
const ALLOCATION = readFileSync(join(__dirname, '../../../examples/bill/allocation.json'), 'utf8');

/** Finance asks who costs what, and nobody knows. */
export const COST_MYSTERY: Story = {
  title: 'The cost mystery',
  steps: [
    'Finance sees one bill for sixteen GPUs, and asks who used them. The labels of each namespace say who pays:',
    {
      who: 'platform',
      types:
        'kubectl get namespaces -l app.kubernetes.io/managed-by=cdk8s-tenancy -o custom-columns=NAMESPACE:.metadata.name,TENANT:.metadata.labels.tenant,"COST CENTER":.metadata.labels.cost-center | grep -e NAMESPACE -e team-',
      reads: /team-vision-prod +vision +ENG-014/,
    },
    'Every pod runs in a namespace with these labels, and a pod cannot leave its namespace. So every GPU in use has a cost center:',
    {
      who: 'platform',
      types:
        "for ns in team-speech-prod team-vision-prod; do echo $(kubectl get namespace $ns -o jsonpath='{.metadata.labels.cost-center}') $(kubectl -n $ns get quota namespace -o jsonpath='{.status.used.requests\\.nvidia\\.com/gpu}') GPUs; done",
      reads: /ENG-022 4 GPUs\nENG-014 8 GPUs/,
    },
    'The numbers of the quota match the pods:',
    {
      who: 'platform',
      types:
        "kubectl get pods -n team-vision-prod --field-selector status.phase=Running -o jsonpath='{range .items[*]}{.spec.containers[0].resources.limits.nvidia\\.com/gpu}{\"\\n\"}{end}' | paste -sd+ - | sed 's/.*/echo $((&))/' | sh",
      reads: /^8$/,
    },
    'Vic tries to make the neighbours pay, and labels a pod with their cost center:',
    {
      who: 'vic',
      types: 'kubectl create -f cheap.yaml',
      files: {
        'cheap.yaml': pod('cheap', 'team-vision-prod', {
          metadata: 'labels: { cost-center: ENG-022, tenant: speech }',
        }),
      },
      reads: /created/,
    },
    'The pod has the label, but tools that count by namespace, as OpenCost and Kubecost can, ignore it. The pod runs in `team-vision-prod`, and Vic cannot change the labels of that namespace.',
    {
      who: 'vic',
      types: 'kubectl label namespace team-vision-prod cost-center=ENG-022 --overwrite',
      reads: /Forbidden|forbidden/,
    },
    'At the end of the month, the bill is 50,000. OpenCost measured it by namespace, and `tenancy bill` knows whose each namespace is:',
    {
      who: 'platform',
      types:
        'tenancy bill --month 2026-10 --from allocation.json --currency EUR --by cost-center --now 2026-11-05',
      files: { 'allocation.json': ALLOCATION },
      reads: /ENG-014.*26,000\.00[^]*50,000\.00/,
    },
    'That is who spent the 50,000: vision 26,000 and speech 8,800. The platform pays the rest, because the file does not split what was idle; with `billing: {idle: proportional}`, it would. The label that Vic wrote moved nothing.',
  ],
};
