import { type Story, pod } from './story';

/** One team reads another team's secrets. */
export const BREACH: Story = {
  title: 'The breach',
  steps: [
    'The speech team keeps a licence key in a Secret. A thief has stolen Vic’s laptop, with Vic’s credentials on it, and looks around.',
    {
      who: 'sam',
      types: 'kubectl -n team-speech-prod create secret generic licence --from-literal key=4711',
      reads: /created/,
    },
    'The thief first tries the whole cluster, then the neighbours’ namespace:',
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
    'Even the list of teams is out of reach:',
    { who: 'vic', types: 'kubectl get namespaces', reads: /Forbidden/ },
    { who: 'vic', types: 'kubectl get nodes', reads: /Forbidden/ },
    'So the thief tries to get more rights: a stronger role, a token of another account, a token that outlives the stolen password.',
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
    'Next comes the node underneath, which holds everybody’s pods and secrets:',
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
    'The thief is left with what Vic has: the vision team’s own namespace. That is the size of the breach. The network is closed in the same way: by default, pods of one namespace reach neither another namespace nor the metadata service of the cloud ([what the network plugin must do](limits.md#the-network)).',
  ],
};
