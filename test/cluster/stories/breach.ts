import { type Story, pod } from './story';

/** One team reads another team's secrets. */
export const BREACH: Story = {
  title: 'The breach',
  steps: [
    'The speech team keeps a licence key in a Secret. Somebody has stolen Vic’s laptop, with Vic’s credentials on it, and looks around.',
    {
      who: 'sam',
      types: 'kubectl -n team-speech-prod create secret generic licence --from-literal key=4711',
      reads: /created/,
    },
    'First everywhere, then in the neighbours’ namespace:',
    {
      who: 'vic',
      types: 'kubectl get pods,secrets,configmaps --all-namespaces',
      reads: /(?:Forbidden[^]*){3}/,
    },
    {
      who: 'vic',
      types: 'kubectl -n team-speech-prod get secret licence',
      reads: /Forbidden/,
    },
    {
      who: 'vic',
      types: 'kubectl -n team-speech-prod run thief --image registry.example.com/thief',
      reads: /Forbidden/,
    },
    'Not even the list of teams is to be had:',
    { who: 'vic', types: 'kubectl get namespaces', reads: /Forbidden/ },
    { who: 'vic', types: 'kubectl get nodes', reads: /Forbidden/ },
    'So the thief wants more rights: somebody else’s name, a stronger role, a token that outlives the stolen password.',
    {
      who: 'vic',
      types:
        'kubectl -n team-vision-prod create rolebinding more --clusterrole cluster-admin --user vic@example.com',
      reads: /forbidden/,
    },
    {
      who: 'vic',
      types: 'kubectl -n team-vision-prod create token default',
      reads: /[Ff]orbidden/,
    },
    {
      who: 'vic',
      types: 'kubectl create -f token.yaml',
      reads: /denied request/,
      files: {
        'token.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: forever
  namespace: team-vision-prod
  annotations: { kubernetes.io/service-account.name: default }
type: kubernetes.io/service-account-token
`,
      },
    },
    'Or the node below, where everybody’s pods and secrets lie:',
    {
      who: 'vic',
      types:
        'kubectl -n team-vision-prod run digger --image registry.example.com/digger --privileged',
      reads: /violates PodSecurity/,
    },
    {
      who: 'vic',
      types: 'kubectl create -f digger.yaml',
      reads: /denied request/,
      files: { 'digger.yaml': pod('digger', 'team-vision-prod', { spec: 'nodeName: gpu-a100-0' }) },
    },
    'What remains is what Vic has: the vision team’s own namespace. That is the size of the breach. The network says the same: by default, pods of one namespace reach nothing of another, nor the metadata service of the cloud ([what the network plugin must do](limits.md#the-network)).',
  ],
};
