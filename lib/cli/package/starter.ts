/** A file to start from. It has no findings, and shows what most people change first. */
const STARTER = `\
# Who shares the cluster, and on what terms. To learn about a key: npx tenancy explain quota.gpu
apiVersion: cdk8s-tenancy/v1alpha1

platform:
  prefix: ml                             # namespaces are called ml-<tenant>-<environment>
  kubernetesVersion: "1.34"              # of your oldest cluster; 1.36 records who made a workload
  admins: [{group: platform-admins}]     # cluster-admin
  environments:                          # each tenant's quota is split by these shares
    dev: {share: 30%}
    staging: {share: 20%}
    prod: {share: 50%}
  pools:                                 # the kinds of accelerator in the cluster
    h100: {resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3, capacity: 16}
  network:                               # what is not opened here is closed
    internet: true                       # public addresses only, never private ranges
    ingress:
      nginx: {namespace: ingress-nginx}  # who may come in
    egress:
      object-store: {cidr: 10.20.0.0/16, ports: [443]} # where pods may go

tiers:                                   # defaults that a tenant may start from
  standard:
    quota: {cpu: 40, memory: 160Gi, storage: 1000Gi, pods: 100}

tenants:
  - name: team-vision
    displayName: Computer Vision
    costCenter: ENG-001                  # who pays
    contact: vision@example.com
    tier: standard
    quota: {gpu: 10}                     # the rest comes from the tier
    admins: [alice@example.com]          # a plain name is a user
    users: [{group: vision}]
    viewers: [{group: finance}]
    environments:
      prod: {quota: {gpu: 6}}            # exactly this; dev and staging share the other 4

  - name: team-search
    costCenter: ENG-002
    quota: {cpu: 20, memory: 80Gi, gpu: 0, storage: 500Gi, pods: 50}
    burst: 20%                           # limits of cpu and memory; without it there are none
    admins: [bob@example.com]
    podSecurity: restricted
`;

/** The starter file. With the path of the schema, editors complete and check it. */
export function starter(schema: string | undefined): string {
  if (schema === undefined) return STARTER;
  // The first line is for yaml-language-server (VS Code, Neovim, …), the second for JetBrains.
  return `# yaml-language-server: $schema=${schema}\n# $schema: ${schema}\n\n${STARTER}`;
}
