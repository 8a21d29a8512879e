// Adds up what pods ask for with the very function of kube-scheduler. It reads what `kubectl get pods -A -o json` prints,
// and prints the sums by namespace, of all pods that have not ended and of those on a node, as decimals.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	resourcehelper "k8s.io/component-helpers/resource"
)

type sums map[string]*resource.Quantity

type namespaceSums struct {
	Requested sums
	Running   sums
}

func (s sums) add(name string, amount resource.Quantity) {
	if s[name] == nil {
		s[name] = resource.NewQuantity(0, resource.DecimalSI)
	}
	s[name].Add(amount)
}

func (s sums) texts() map[string]string {
	texts := map[string]string{}
	for name, sum := range s {
		texts[name] = sum.AsDec().String()
	}
	return texts
}

func main() {
	var list v1.PodList
	if err := json.NewDecoder(os.Stdin).Decode(&list); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	// The options of pkg/scheduler/framework/types.go with the default feature gates of 1.36.
	options := resourcehelper.PodResourcesOptions{
		UseStatusResources:                             true,
		InPlacePodLevelResourcesVerticalScalingEnabled: true,
	}
	found := map[string]*namespaceSums{}
	for i := range list.Items {
		pod := &list.Items[i]
		isPlaced := pod.Spec.NodeName != ""
		if pod.Status.Phase == v1.PodSucceeded || pod.Status.Phase == v1.PodFailed {
			continue
		}
		if !isPlaced && pod.DeletionTimestamp != nil {
			continue
		}
		own := found[pod.Namespace]
		if own == nil {
			own = &namespaceSums{Requested: sums{}, Running: sums{}}
			found[pod.Namespace] = own
		}
		requests := resourcehelper.PodRequests(pod, options)
		requests["pods"] = *resource.NewQuantity(1, resource.DecimalSI)
		for name, amount := range requests {
			own.Requested.add(string(name), amount)
			if isPlaced {
				own.Running.add(string(name), amount)
			}
		}
	}
	printed := map[string]map[string]map[string]string{}
	for name, own := range found {
		printed[name] = map[string]map[string]string{
			"requested": own.Requested.texts(),
			"running":   own.Running.texts(),
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(printed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
