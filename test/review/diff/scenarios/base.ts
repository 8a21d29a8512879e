/** Two tenants and a shared service: small, so that people can read what a change of it says. */
export const BASE = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  admins: [{group: ml-platform}]
  environments: {dev: {share: 40%}, prod: {share: 60%}}
  delivery: {engine: flux, repository: https://git.example.com/tenants.git, branch: main}
  pools:
    h100: {resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3, capacity: 32, default: true}
    slices: {resource: nvidia.com/mig-1g.10gb, product: NVIDIA-A100-SXM4-80GB, capacity: 14}
  priorityClasses:
    serving: {value: 1000}
    batch: {value: -100, preemptionPolicy: Never}
  roles:
    board-reader:
      rules: [{apiGroups: [grafana.example.com], resources: [boards], verbs: [get, list, watch]}]
  network:
    internet: false
    egress:
      store: {cidr: 10.20.0.0/16, ports: [443]}
sharedServices:
  mlflow:
    costCenter: PLT-001
    ports: {http: 5000}
    consumers: [vision]
tenants:
  - name: vision
    displayName: Computer Vision
    costCenter: ENG-014
    department: Data Science
    contact: vision@example.com
    admins: [alice@example.com]
    users: [{group: vision}]
    viewers: [{group: finance}]
    quota: {cpu: 100, memory: 200Gi, storage: 1Ti, pods: 100, gpu: {h100: 10}}
    environments:
      prod: {priorities: [serving]}
  - name: search
    costCenter: WEB-220
    users: [{group: search}]
    quota: {cpu: 50, memory: 100Gi, storage: 500Gi, pods: 50, gpu: {h100: 0}}
`;
