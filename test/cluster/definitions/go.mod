// Kinds that are not part of Kubernetes: their definitions are read from the modules of their projects, never compiled.
module example.com/cdk8s-tenancy/definitions

go 1.26.0

require sigs.k8s.io/network-policy-api v0.2.0
