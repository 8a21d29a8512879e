// Package util reads the well-known labels of nodes.
package util

func GetRegion(labels map[string]string) (string, bool) {
	value, ok := labels["topology.kubernetes.io/region"]
	return value, ok
}

func GetInstanceType(labels map[string]string) (string, bool) {
	value, ok := labels["node.kubernetes.io/instance-type"]
	return value, ok
}
