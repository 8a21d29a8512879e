// Judges probes by cyclonus, an engine that was written to test network plugins. It reads a world as JSON from its input
// (see ../world.ts) and prints a list of verdicts, true for traffic that gets through.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

type portName struct {
	Protocol string `json:"protocol"`
	Port     int    `json:"port"`
}

type pod struct {
	Namespace string              `json:"namespace"`
	Labels    map[string]string   `json:"labels"`
	IP        string              `json:"ip"`
	PortNames map[string]portName `json:"portNames"`
}

type probe struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Port     int    `json:"port"`
	Protocol string `json:"protocol"`
}

type world struct {
	Namespaces map[string]map[string]string  `json:"namespaces"`
	Pods       []pod                         `json:"pods"`
	Objects    []*networkingv1.NetworkPolicy `json:"objects"`
	Probes     []probe                       `json:"probes"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var asked world
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return err
	}
	for _, policy := range asked.Objects {
		// The API server writes the types down where they are missing; this engine refuses a policy without them.
		if len(policy.Spec.PolicyTypes) == 0 {
			policy.Spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
			if len(policy.Spec.Egress) > 0 {
				policy.Spec.PolicyTypes = append(policy.Spec.PolicyTypes, networkingv1.PolicyTypeEgress)
			}
		}
	}
	engine := matcher.BuildNetworkPolicies(false, asked.Objects)
	pods := map[string]pod{}
	for _, one := range asked.Pods {
		pods[one.IP] = one
	}
	peer := func(ip string) *matcher.TrafficPeer {
		result := &matcher.TrafficPeer{IP: ip}
		if one, ok := pods[ip]; ok {
			result.Internal = &matcher.InternalPeer{
				PodLabels:       one.Labels,
				NamespaceLabels: asked.Namespaces[one.Namespace],
				Namespace:       one.Namespace,
			}
		}
		return result
	}
	verdicts := make([]bool, len(asked.Probes))
	for index, one := range asked.Probes {
		traffic := &matcher.Traffic{
			Source:           peer(one.From),
			Destination:      peer(one.To),
			ResolvedPort:     one.Port,
			ResolvedPortName: nameOf(pods[one.To], one),
			Protocol:         corev1.Protocol(one.Protocol),
		}
		verdicts[index] = engine.IsTrafficAllowed(traffic).IsAllowed()
	}
	return json.NewEncoder(os.Stdout).Encode(verdicts)
}

// The name that the called pod gives to the port.
func nameOf(called pod, one probe) string {
	for name, port := range called.PortNames {
		if port.Port == one.Port && port.Protocol == one.Protocol {
			return name
		}
	}
	return ""
}
