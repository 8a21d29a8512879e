// Package clustercache stands in for the one of OpenCost's module core, which the module proxy does not have.
package clustercache

import v1 "k8s.io/api/core/v1"

type ClusterCache interface{}

type Node struct {
	Name           string
	Labels         map[string]string
	Annotations    map[string]string
	SpecProviderID string
	Status         v1.NodeStatus
}

type PersistentVolume struct {
	Name        string
	Labels      map[string]string
	Annotations map[string]string
	Spec        v1.PersistentVolumeSpec
}
