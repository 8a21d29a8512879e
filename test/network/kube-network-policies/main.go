// Judges probes by kube-network-policies, the reference implementation of the Network Policy API. It reads a world as
// JSON from its input (see ../world.ts) and prints a list of verdicts, true for traffic that gets through.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"sigs.k8s.io/kube-network-policies/pkg/api"
	"sigs.k8s.io/kube-network-policies/pkg/network"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
	clusterpolicy "sigs.k8s.io/kube-network-policies/plugins/npa-v1alpha2"
	policyv1alpha2 "sigs.k8s.io/network-policy-api/apis/v1alpha2"
	policyfake "sigs.k8s.io/network-policy-api/pkg/client/clientset/versioned/fake"
	policyinformers "sigs.k8s.io/network-policy-api/pkg/client/informers/externalversions"
)

type portName struct {
	Protocol corev1.Protocol `json:"protocol"`
	Port     int32           `json:"port"`
}

type pod struct {
	Namespace string              `json:"namespace"`
	Name      string              `json:"name"`
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
	Namespaces map[string]map[string]string `json:"namespaces"`
	Pods       []pod                        `json:"pods"`
	Objects    []json.RawMessage            `json:"objects"`
	Probes     []probe                      `json:"probes"`
}

// Who has an address.
type pods map[string]*api.PodInfo

func (p pods) GetPodInfoByIP(ip string) (*api.PodInfo, bool) {
	info, ok := p[ip]
	return info, ok
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
	engine, err := engineOf(asked)
	if err != nil {
		return err
	}
	verdicts := make([]bool, len(asked.Probes))
	for index, probe := range asked.Probes {
		if verdicts[index], err = engine.EvaluatePacket(context.Background(), packetOf(probe)); err != nil {
			return fmt.Errorf("probe %d: %w", index, err)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(verdicts)
}

// The engine with the evaluators in the order in which its program for this API has them.
func engineOf(asked world) (*networkpolicy.PolicyEngine, error) {
	factory := informers.NewSharedInformerFactory(fake.NewClientset(), 0)
	policyFactory := policyinformers.NewSharedInformerFactory(policyfake.NewSimpleClientset(), 0)
	namespaces := factory.Core().V1().Namespaces()
	podInformer := factory.Core().V1().Pods()
	policies := factory.Networking().V1().NetworkPolicies()
	clusterPolicies := policyFactory.Policy().V1alpha2().ClusterNetworkPolicies()

	known := pods{}
	for name, labels := range asked.Namespaces {
		namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}}
		if err := namespaces.Informer().GetIndexer().Add(namespace); err != nil {
			return nil, err
		}
	}
	for _, one := range asked.Pods {
		object := &corev1.Pod{
			ObjectMeta: metav1.ObjectMeta{Namespace: one.Namespace, Name: one.Name, Labels: one.Labels},
			Spec:       corev1.PodSpec{Containers: []corev1.Container{{Ports: portsOf(one)}}},
			Status:     corev1.PodStatus{PodIP: one.IP, PodIPs: []corev1.PodIP{{IP: one.IP}}},
		}
		if err := podInformer.Informer().GetIndexer().Add(object); err != nil {
			return nil, err
		}
		known[one.IP] = api.NewPodInfo(object, asked.Namespaces[one.Namespace], nil, "")
	}
	for _, raw := range asked.Objects {
		var kind metav1.TypeMeta
		if err := json.Unmarshal(raw, &kind); err != nil {
			return nil, err
		}
		var err error
		switch kind.Kind {
		case "NetworkPolicy":
			policy := &networkingv1.NetworkPolicy{}
			if err = json.Unmarshal(raw, policy); err == nil {
				err = policies.Informer().GetIndexer().Add(policy)
			}
		case "ClusterNetworkPolicy":
			// The fields that this repository writes are the same in v1alpha2 and v1beta1.
			policy := &policyv1alpha2.ClusterNetworkPolicy{}
			if err = json.Unmarshal(raw, policy); err == nil {
				err = clusterPolicies.Informer().GetIndexer().Add(policy)
			}
		default:
			err = fmt.Errorf("this engine knows no %s", kind.Kind)
		}
		if err != nil {
			return nil, err
		}
	}
	nodes := factory.Core().V1().Nodes().Lister()
	return networkpolicy.NewPolicyEngine(known, []api.PolicyEvaluator{
		clusterpolicy.NewClusterNetworkPolicy(policyv1alpha2.AdminTier, clusterPolicies, nil, nodes),
		networkpolicy.NewStandardNetworkPolicy("node", namespaces, podInformer, policies),
		clusterpolicy.NewClusterNetworkPolicy(policyv1alpha2.BaselineTier, clusterPolicies, nil, nodes),
	}), nil
}

func portsOf(one pod) []corev1.ContainerPort {
	ports := []corev1.ContainerPort{}
	for name, port := range one.PortNames {
		ports = append(ports, corev1.ContainerPort{Name: name, ContainerPort: port.Port, Protocol: port.Protocol})
	}
	return ports
}

func packetOf(one probe) *network.Packet {
	from, to := net.ParseIP(one.From), net.ParseIP(one.To)
	family := corev1.IPv4Protocol
	if to.To4() == nil {
		family = corev1.IPv6Protocol
	}
	return &network.Packet{
		Family:  family,
		SrcIP:   from,
		DstIP:   to,
		Proto:   corev1.Protocol(one.Protocol),
		SrcPort: 40000,
		DstPort: one.Port,
	}
}
