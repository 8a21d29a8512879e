import { type Story, pod, trainingJob } from './story';

const HUNDRED_JOBS = Array.from({ length: 100 }, (_, index) =>
  trainingJob(`sweep-${index + 1}`, 'team-vision-prod', 1),
).join('---\n');

/** One team takes every GPU. */
export const NOISY_NEIGHBOUR: Story = {
  title: 'The noisy neighbour',
  steps: [
    'Two teams share sixteen A100s, eight each. On Friday evening, Vic from the vision team starts a sweep: a hundred training jobs with one GPU each.',
    {
      who: 'vic',
      types: 'kubectl create -f sweep.yaml | wc -l',
      reads: /^100$/m,
      files: { 'sweep.yaml': HUNDRED_JOBS },
    },
    'The API server accepts all hundred, because a job is only a plan. Its pods need GPUs, and the team has eight:',
    {
      who: 'vic',
      types:
        'kubectl -n team-vision-prod get pods --field-selector status.phase=Running -o name | wc -l',
      reads: /^8$/,
    },
    {
      who: 'vic',
      types:
        'kubectl -n team-vision-prod describe quota namespace | grep -E "^(Resource|requests.nvidia.com/gpu) "',
      reads: /requests\.nvidia\.com\/gpu +8 +8/,
    },
    'The other jobs wait, and their events say why. Nobody has to restart them: the job controller tries again once a GPU is free.',
    {
      who: 'vic',
      types:
        "kubectl -n team-vision-prod get events --field-selector reason=FailedCreate -o jsonpath='{.items[0].message}' | cut -d: -f3-",
      reads: /requested: requests\.nvidia\.com\/gpu=1, used: requests\.nvidia\.com\/gpu=8/,
    },
    'Sam from the speech team has waited for her data all day, and needs four GPUs now. Her team’s eight are available, whatever the neighbours do:',
    {
      who: 'sam',
      types: 'kubectl create -f align.yaml',
      reads: /^job\.batch\/align created$/,
      files: { 'align.yaml': trainingJob('align', 'team-speech-prod', 4) },
    },
    {
      who: 'sam',
      types:
        'kubectl -n team-speech-prod get jobs align -o custom-columns=JOB:.metadata.name,ACTIVE:.status.active,READY:.status.ready',
      reads: /align +1 +1/,
    },
    'Vic could try to jump the queue with a priority class that belongs to the cluster itself. That would evict Sam’s pods, so the API server refuses:',
    {
      who: 'vic',
      types: 'kubectl create -f urgent.yaml',
      files: {
        'urgent.yaml': pod('urgent', 'team-vision-prod', {
          spec: 'priorityClassName: system-node-critical',
        }),
      },
      reads: /Forbidden|forbidden/,
    },
    'On Monday, the platform team wants to know who holds the GPUs. `tenancy usage` reads the cluster with no more rights than to list, and says whose each request is:',
    {
      who: 'platform',
      types: 'tenancy usage vision speech --by tenant',
      reads: /speech.*\n.*vision|vision.*100 % nvidia\.com\/gpu/,
    },
    'Vision holds all eight of its GPUs, and speech four of eight. The ninety-two jobs that wait take nothing from anybody.',
  ],
};
