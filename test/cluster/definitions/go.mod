// Kinds that are not part of Kubernetes: their definitions are read from the modules of their projects, never compiled.
module example.com/cdk8s-tenancy/definitions

go 1.26.0

require (
	github.com/argoproj/argo-cd/v3 v3.5.7
	github.com/cilium/cilium v1.20.2
	github.com/controlplaneio-fluxcd/flux-operator v0.58.0
	github.com/fluxcd/helm-controller v1.6.4
	github.com/fluxcd/kustomize-controller v1.9.4
	github.com/fluxcd/source-controller v1.9.5
	github.com/projectcontour/contour v1.33.8
	github.com/prometheus-operator/prometheus-operator v0.93.0
	github.com/traefik/traefik/v3 v3.7.13
	sigs.k8s.io/cluster-api v1.14.2
	sigs.k8s.io/kueue v0.19.2
	sigs.k8s.io/network-policy-api v0.3.0
)
