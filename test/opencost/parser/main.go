// What OpenCost's own parsers make of a file of custom prices and a file of its CSV provider, as JSON.
//
// Arguments: the first file, the second one, the key of a label, and values of that label.
package main

import (
	"encoding/json"
	"os"

	"github.com/opencost/opencost/core/pkg/clustercache"
	"github.com/opencost/opencost/pkg/cloud/models"
	"github.com/opencost/opencost/pkg/cloud/provider"
	"github.com/opencost/opencost/pkg/config"
	v1 "k8s.io/api/core/v1"
)

type pricingConfig struct{ pricing *models.CustomPricing }

func (c pricingConfig) ConfigFileManager() *config.ConfigFileManager { return nil }
func (c pricingConfig) GetCustomPricingData() (*models.CustomPricing, error) {
	return c.pricing, nil
}
func (c pricingConfig) Update(func(*models.CustomPricing) error) (*models.CustomPricing, error) {
	return c.pricing, nil
}
func (c pricingConfig) UpdateFromMap(map[string]string) (*models.CustomPricing, error) {
	return c.pricing, nil
}

type verdict struct {
	Custom     map[string]*provider.NodePrice
	Currency   string
	Storage    string
	Network    bool
	Balancers  bool
	GPUs       map[string]string
	NodeRows   int
	UsesRegion bool
	Volumes    map[string]string
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	custom, csv, labelKey, values := os.Args[1], os.Args[2], os.Args[3], os.Args[4:]
	data, err := os.ReadFile(custom)
	must(err)
	pricing := new(models.CustomPricing)
	must(json.Unmarshal(data, pricing))
	byHand := &provider.CustomProvider{Config: pricingConfig{pricing}}
	must(byHand.DownloadPricingData())
	out := verdict{
		Custom: byHand.Pricing, Currency: pricing.CurrencyCode, Storage: pricing.Storage,
		GPUs: map[string]string{}, Volumes: map[string]string{},
	}
	_, err = byHand.NetworkPricing()
	out.Network = err == nil
	_, err = byHand.LoadBalancerPricing()
	out.Balancers = err == nil
	byLabel := &provider.CSVProvider{CSVLocation: csv, CustomProvider: byHand}
	must(byLabel.DownloadPricingData())
	out.NodeRows, out.UsesRegion = len(byLabel.Pricing), byLabel.UsesRegion
	for _, value := range values {
		out.GPUs[value], err = byLabel.GpuPricing(map[string]string{labelKey: value})
		must(err)
	}
	for _, class := range []string{"fast", "other"} {
		volume := &clustercache.PersistentVolume{Spec: v1.PersistentVolumeSpec{StorageClassName: class}}
		price, err := byLabel.PVPricing(byLabel.GetPVKey(volume, nil, ""))
		must(err)
		out.Volumes[class] = price.Cost
	}
	must(json.NewEncoder(os.Stdout).Encode(out))
}
